import { Refusal } from "../../cli/refusal.ts";
import type { MeasuredPage } from "./page-kinds.ts";
import type { LighthouseRun } from "./scores.ts";
import { categories, readReport, toMedianRun } from "./scores.ts";

/** What Lighthouse says of the pages. */
export interface Judgement {
  /** Version of Lighthouse. */
  version: string;
  /** The middle run of each page, by address. */
  runs: Map<string, LighthouseRun>;
}

/**
 * Lighthouse's own mobile run (simulated throttling) on every page, all pages in turn so that a busy minute of the machine
 * does not hit one of them alone. Drives the browser that listens on this loopback port.
 */
export async function judgePages(parts: {
  debuggingPort: number;
  origin: string;
  pages: readonly MeasuredPage[];
  runs: number;
  say: (status: string) => void;
}): Promise<Judgement> {
  const { debuggingPort, origin, pages, runs, say } = parts;
  const lighthouse = await loadLighthouse();
  const seen = new Map(pages.map(({ address }): [string, LighthouseRun[]] => [address, []]));
  let version = "";
  for (let run = 1; run <= runs; run += 1) {
    for (const [address, done] of seen) {
      say(`Lighthouse, run ${run} of ${runs}: ${address}`);
      const result = await lighthouse(`${origin}${address}`, {
        port: debuggingPort,
        hostname: "127.0.0.1",
        logLevel: "error",
        onlyCategories: [...categories],
      });
      if (result === undefined) throw new Error(`Lighthouse gave no report of ${address}`);
      version = result.lhr.lighthouseVersion;
      done.push(readReport(result.lhr));
    }
  }
  return {
    version,
    runs: new Map([...seen].map(([address, done]) => [address, toMedianRun(done)])),
  };
}

async function loadLighthouse() {
  try {
    return (await import("lighthouse")).default;
  } catch {
    throw new Refusal(
      'Lighthouse is not installed: run "npm ci", or measure without it, --only paint.',
    );
  }
}
