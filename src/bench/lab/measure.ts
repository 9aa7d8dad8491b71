import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { toFigure } from "../server/figures.ts";
import type { Seen } from "./counts.ts";
import type { Engine, Length } from "./engine.ts";
import type { EngineFigures } from "./result.ts";
import { runProgram } from "./run-program.ts";
import type { CountingSite } from "./site-process.ts";

/** What the measuring is done with. */
export interface Bench {
  site: CountingSite;
  /** Where every run gets a folder of its own. */
  folder: string;
  signal: AbortSignal;
  say: (status: string) => void;
}

/** One run of one engine. */
interface Run {
  cpuMs: number;
  seen: Seen;
}

/** What an engine says and what the site saw may differ by so much: requests under way when a run for a time ends, and what Tsung, which writes its counts every ten seconds, loses. */
const TOLERANCE = 0.02;
const MOST_ATTEMPTS = 4;

/** Runs every engine in every round, a short and a long run each, the first of them another one each time. */
export async function measureEngines(
  engines: readonly Engine[],
  rounds: number,
  bench: Bench,
): Promise<EngineFigures[]> {
  const runs = new Map(
    engines.map(({ name }) => [name, { short: [] as Run[], long: [] as Run[] }]),
  );
  for (let round = 0; round < rounds; round++) {
    for (const place of engines.keys()) {
      const engine = engines[(place + round) % engines.length] as Engine;
      for (const length of ["short", "long"] as const) {
        bench.say(`Round ${round + 1} of ${rounds}: ${engine.name}, ${length} run`);
        runs.get(engine.name)?.[length].push(await runPatiently(engine, length, bench));
      }
    }
  }
  return engines.map((engine) =>
    toFigures(engine, runs.get(engine.name) ?? { short: [], long: [] }),
  );
}

/** Other work on the machine can make a run late, and the lab then says itself that it is invalid: so it is tried again. */
async function runPatiently(engine: Engine, length: Length, bench: Bench): Promise<Run> {
  for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
    try {
      return await runOnce(engine, length, bench);
    } catch (error) {
      if (bench.signal.aborted) throw error;
      bench.say(`${engine.name} again, since ${(error as Error).message.split("\n").at(-1)}`);
    }
  }
  return await runOnce(engine, length, bench);
}

async function runOnce(
  engine: Engine,
  length: Length,
  { site, folder, signal }: Bench,
): Promise<Run> {
  const own = mkdtempSync(join(folder, `${engine.name}-`));
  const task = { origin: site.origin, length, folder: own };
  if (engine.before) await runProgram(engine.before(task), signal);
  await site.take();
  const { stdout, cpuMs } = await runProgram(engine.invoke(task), signal);
  const seen = await site.take();
  const claimed = engine.readClaimed(stdout, own);
  if (claimed === null && length === "long")
    throw new Error(`${engine.name} does not say how many requests it sent`);
  assertCounted(engine, claimed, seen);
  rmSync(own, { recursive: true, force: true });
  return { cpuMs, seen };
}

/** Throws when the site saw another number of requests than the engine says it sent (if it does), or requests for nothing. */
export function assertCounted(
  { name }: Pick<Engine, "name">,
  claimed: number | null,
  seen: Seen,
): void {
  const sent = seen.requests - seen.reading;
  if (seen.unknown > 0)
    throw new Error(`${name} asked ${seen.unknown} times for what the site does not have`);
  if (sent === 0 || Math.abs((claimed ?? sent) - sent) > sent * TOLERANCE)
    throw new Error(`${name} says it sent ${claimed} requests, and the site counted ${sent}`);
}

function toFigures(engine: Engine, { short, long }: { short: Run[]; long: Run[] }): EngineFigures {
  const sent = ({ seen }: Run): number => seen.requests - seen.reading;
  const median = (value: (run: Run) => number): number => toFigure(long.map(value)).median;
  const marginals = long.map((run, round) => {
    const start = short[round] as Run;
    return (1000 * (run.cpuMs - start.cpuMs)) / (sent(run) - sent(start));
  });
  return {
    name: engine.name,
    about: engine.about,
    sends: engine.sends,
    requests: median(sent),
    connections: median(({ seen }) => seen.connections),
    notModified: median(({ seen }) => seen.notModified),
    wholeMs: toFigure(long.map((run) => (1000 * run.cpuMs) / sent(run))),
    marginalMs: toFigure(marginals),
  };
}
