import { spawn } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { treeCpuUs } from "../process-tree.ts";
import type { CrowdCounts } from "./lab-summary.ts";
import { readCrowd } from "./lab-summary.ts";

/** A crowd to send through something. */
export interface CrowdToSend {
  url: string;
  /** PEM file for the lab to trust; null without TLS. */
  authority: string | null;
  visitors: number;
  seconds: number;
  /** `hold`: the peak of the night. `ramp,hold`: the night from its beginning. */
  phases: string;
  /** Where its results stand meanwhile. */
  folder: string;
  /** The heads of the process trees whose CPU is counted. */
  watched: readonly number[];
  signal: AbortSignal;
}

/** What the crowd did, and CPU microseconds of each watched tree from the first visitor to the last. */
export interface CrowdRun {
  crowd: CrowdCounts;
  cpuUs: number[];
}

/** The lab is known by its command alone. */
const LAB = join(import.meta.dirname, "..", "..", "surge", "main.ts");
const PROFILE = "election-night-2016";
const lookEveryMs = 20;
/** A limit that failed (1) or a lab that was late (2) is told in the results; only a run without results is a fault. */
const ended = [0, 1, 2];

/**
 * Sends the crowd with the lab and counts what it cost. The lab reads the pages of the site first; that is over when its results
 * begin, and is not counted. Rejects with what the lab said when it has no results.
 */
export async function sendCrowd(parts: CrowdToSend): Promise<CrowdRun> {
  const { url, authority, visitors, seconds, phases, folder, watched, signal } = parts;
  const results = join(folder, "results.jsonl");
  rmSync(results, { force: true });
  const words = Object.entries({
    "--target": url,
    "--visitors": visitors,
    "--seconds": seconds,
    "--phases": phases,
    "--results": results,
  }).flatMap(([name, value]) => [name, String(value)]);
  const child = spawn(process.execPath, [LAB, "run", PROFILE, ...words], {
    env: { ...process.env, ...(authority === null ? {} : { NODE_EXTRA_CA_CERTS: authority }) },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let said = "";
  const hear = (chunk: Buffer): void => {
    said = `${said}${chunk.toString()}`.slice(-3000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const closing = Promise.withResolvers<number | null>();
  child.once("error", closing.reject);
  child.once("close", closing.resolve);
  const running = closing.promise.then(
    () => false,
    () => false,
  );
  while (!hasBegun(results) && (await Promise.race([running, wait(lookEveryMs, true)])));
  const beforeUs = watched.map(treeCpuUs);
  const code = await closing.promise;
  const cpuUs = watched.map((pid, index) => treeCpuUs(pid) - (beforeUs[index] ?? 0));
  if (code === null || !ended.includes(code) || !hasBegun(results))
    throw new Error(`The lab ended with ${code}: ${said.trim().slice(-1500)}`);
  return { crowd: readCrowd(readFileSync(results, "utf8")), cpuUs };
}

function hasBegun(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
