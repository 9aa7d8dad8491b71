import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Bench } from "./measure.ts";
import type { LabMemory } from "./result.ts";
import { runProgram } from "./run-program.ts";
import { LAB } from "./visit-engines.ts";

/** Two crowds whose difference is visitors and nothing else; each fits in one process's files. */
const CROWDS = [2_000, 16_000] as const;
const SECONDS = 8;

const summary = z.object({
  kind: z.literal("summary"),
  peakVisitors: z.number(),
  generator: z.object({ rssBytes: z.number() }),
});

/** Memory of the lab with a small and a large crowd of the night, everybody there from the first moment, reading pages. */
export async function measureMemory({ site, folder, signal, say }: Bench): Promise<LabMemory> {
  const crowds: LabMemory["crowds"] = [];
  for (const visitors of CROWDS) {
    say(`Memory of ${visitors} visitors`);
    const own = mkdtempSync(join(folder, "memory-"));
    const words = [
      "--visitors",
      String(visitors),
      "--seconds",
      String(SECONDS),
      "--processes",
      "1",
    ];
    const args = [
      LAB,
      "run",
      "election-night-2016",
      "--phases",
      "hold",
      "--target",
      site.origin,
      ...words,
      "--results",
      "results.jsonl",
    ];
    await runProgram({ program: process.execPath, args, cwd: own, accepts: [0, 1, 2] }, signal);
    const last = readFileSync(join(own, "results.jsonl"), "utf8").trim().split("\n").at(-1) ?? "";
    const { peakVisitors, generator } = summary.parse(JSON.parse(last));
    crowds.push({ visitors: peakVisitors, rssBytes: generator.rssBytes });
  }
  return { crowds, bytesEach: toBytesEach(crowds) };
}

/** What one visitor more takes, from the smallest to the largest crowd. */
export function toBytesEach(crowds: LabMemory["crowds"]): number {
  const [small, large] = [crowds[0], crowds.at(-1)];
  if (small === undefined || large === undefined || large.visitors === small.visitors)
    throw new Error("Memory needs two crowds of different sizes");
  return Math.round((large.rssBytes - small.rssBytes) / (large.visitors - small.visitors));
}
