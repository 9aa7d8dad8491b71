import { cpus } from "node:os";
import { join } from "node:path";
import { Absent } from "../contestants/contestant.ts";
import { startLoadProcess } from "../load/load-process.ts";
import { readAsks } from "./asks.ts";
import { measureCrowds } from "./crowds.ts";
import { startFronts } from "./fronts.ts";
import { measureIdle } from "./memory.ts";
import { replayNight } from "./night.ts";
import type { EdgeBench, NightFigures } from "./result.ts";
import { measureRows } from "./rows.ts";
import { toSplit } from "./split.ts";

/** What can be measured by itself: kinds of requests, the crowd of the night, what a cache keeps from the servers. */
export const parts = ["rows", "crowd", "night"] as const;
export type Part = (typeof parts)[number];

/** What is to be measured. */
export interface EdgeWork {
  rounds: number;
  requests: number;
  visitors: number;
  seconds: number;
  night: { visitors: number; seconds: number };
  only: readonly Part[];
  /** Temporary. */
  folder: string;
  signal: AbortSignal;
  say: (status: string) => void;
}

/**
 * Measures one part after the other, each with servers of its own, and gives what is known after each: a part that fails takes
 * nothing from those before it. Rejects when an answer was wrong or it was stopped.
 */
export async function* measureEdge(work: EdgeWork): AsyncGenerator<EdgeBench> {
  const { only, rounds, requests } = work;
  const bench: EdgeBench = {
    day: new Date().toISOString().slice(0, 10),
    machine: { processor: cpus()[0]?.model ?? "unknown", cores: cpus().length },
    rounds,
    requests,
    nginx: null,
    absent: [],
    page: { address: "", brBytes: 0 },
    rows: [],
    idleBytes: null,
    crowds: [],
    splits: {},
    night: null,
  };
  for (const part of parts.filter((each) => only.includes(each))) {
    Object.assign(bench, await measures[part](work));
    for (const crowd of bench.crowds) {
      const split = toSplit(bench.rows, crowd);
      if (split !== null) bench.splits[crowd.front] = split;
    }
    yield bench;
  }
}

const measures: Record<Part, (work: EdgeWork) => Promise<Partial<EdgeBench>>> = {
  rows: measureKinds,
  crowd: measureCrowd,
  night: async (work) => ({ night: await measureNight(work) }),
};

async function measureKinds({ folder, rounds, requests, signal, say }: EdgeWork) {
  await using stack = new AsyncDisposableStack();
  say("Starting nginx with TLS, nginx without, and the server with its forms closed");
  const started = await startFronts({
    folder: join(folder, "rows"),
    refusing: true,
    workers: 1,
    stack,
  });
  const { fronts, absent, nginxVersion } = started;
  const load = startLoadProcess();
  stack.defer(load.stop);
  const asks = await readAsks(fronts.find(({ id }) => id === "server")?.port ?? 0);
  const work = async () => {
    say("Memory of idle connections");
    const idleBytes = await measureIdle({ fronts, asks, rounds, load });
    const rows = await measureRows({ fronts, asks, rounds, requests, load, say });
    return { nginx: nginxVersion, absent, page: asks.page, rows, idleBytes };
  };
  return await Promise.race([work(), rejectWhen(signal)]);
}

async function measureCrowd({ folder, rounds, visitors, seconds, signal, say }: EdgeWork) {
  await using stack = new AsyncDisposableStack();
  const own = join(folder, "crowd");
  const workers = Math.max(1, Math.min(4, Math.ceil(visitors / 10_000)));
  const { fronts, absent, nginxVersion } = await startFronts({
    folder: own,
    refusing: false,
    workers,
    stack,
  });
  const crowds = await measureCrowds({
    fronts,
    rounds,
    visitors,
    seconds,
    folder: own,
    signal,
    say,
  });
  return { nginx: nginxVersion, absent, crowds };
}

async function measureNight({
  folder,
  night,
  signal,
  say,
}: EdgeWork): Promise<NightFigures | null> {
  try {
    say(`The night with ${night.visitors} visitors through the cache, ${night.seconds} s`);
    return await replayNight({ folder: join(folder, "night"), ...night, signal });
  } catch (error) {
    if (!(error instanceof Absent)) throw error;
    say(`The night is not replayed: ${error.message}`);
    return null;
  }
}

function rejectWhen(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  return promise;
}
