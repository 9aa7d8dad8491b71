import { Refusal } from "../../cli/refusal.ts";
import {
  addCounts,
  addHistograms,
  createHistograms,
  toSparseHistograms,
} from "../results/counts.ts";
import { WINDOW_SECONDS } from "../results/schema.ts";
import type { Load } from "../results/measures.ts";
import type { Second, Window } from "../results/schema.ts";
import type { ResultsReader } from "./read-results.ts";

/**
 * The seconds and windows of all shards of one run as if one generator had sent everything: those of the same moment are
 * added, in order of time. Holds one line of each file at a time.
 */
export async function* mergeShards(
  readers: readonly ResultsReader[],
): AsyncGenerator<Second | Window> {
  for (;;) {
    const next = readers.flatMap((reader) => reader.peek() ?? []);
    const first = Math.min(...next.map(toOrder));
    const same = next.filter((line) => toOrder(line) === first);
    const [one] = same;
    if (one === undefined) return;
    yield one.kind === "second"
      ? same.filter((line) => line.kind === "second").reduce(addSeconds)
      : same.filter((line) => line.kind === "window").reduce(addWindows);
    for (const reader of readers) {
      const line = reader.peek();
      if (line !== null && toOrder(line) === first) await reader.take();
    }
  }
}

/** Throws a Refusal unless the files are parts of one run; gives the numbers of the parts that are not there. */
export function findMissingShards(readers: readonly ResultsReader[]): number[] {
  const [first, ...others] = readers;
  if (first === undefined) throw new Refusal("There is no results file to read.");
  for (const other of others) {
    const difference = findDifference(first, other);
    if (difference !== null)
      throw new Refusal(
        `${first.file} and ${other.file} are not parts of one run: ${difference}. To set two runs side by side, use compare.`,
      );
  }
  const { of } = first.header.shard;
  const present = new Set(readers.map(({ header }) => header.shard.index));
  return Array.from({ length: of }, (_, index) => index).filter((index) => !present.has(index));
}

function findDifference(
  { header: one }: ResultsReader,
  { header: other }: ResultsReader,
): string | null {
  if (one.shard.of !== other.shard.of)
    return `one is of ${one.shard.of} parts and the other of ${other.shard.of}`;
  if (one.shard.index === other.shard.index)
    return `both are part ${one.shard.index + 1} of ${one.shard.of}`;
  for (const name of ["command", "subject", "seed", "target"] as const) {
    if (one[name] !== other[name])
      return `the ${name} is ${one[name]} in one and ${other[name]} in the other`;
  }
  return null;
}

/** A window comes after the seconds it is made of, even when it is the last and shorter. */
function toOrder(line: Second | Window): number {
  return line.kind === "second" ? line.second : line.fromSecond + WINDOW_SECONDS - 0.5;
}

/** Percentiles cannot be added: of two the higher is kept, which is never too kind. */
function addSeconds(one: Second, other: Second): Second {
  addCounts(one.counts, other.counts);
  return {
    ...one,
    visitors: one.visitors === null ? other.visitors : one.visitors + (other.visitors ?? 0),
    p50Ms: Math.max(one.p50Ms, other.p50Ms),
    p99Ms: Math.max(one.p99Ms, other.p99Ms),
    maxMs: Math.max(one.maxMs, other.maxMs),
    latenessP99Ms: Math.max(one.latenessP99Ms, other.latenessP99Ms),
    latenessMaxMs: Math.max(one.latenessMaxMs, other.latenessMaxMs),
    generator: addLoads(one.generator, other.generator),
    server: one.server ?? other.server,
  };
}

/** Generators add up. Shards on one machine see the same server, so its load is taken once (see addSeconds). */
export function addLoads(one: Load, other: Load): Load {
  return {
    cpuMs: one.cpuMs + other.cpuMs,
    rssBytes: one.rssBytes + other.rssBytes,
    processes: one.processes + other.processes,
  };
}

function addWindows(one: Window, other: Window): Window {
  addCounts(one.counts, other.counts);
  const histograms = createHistograms();
  addHistograms(histograms, one.histograms);
  addHistograms(histograms, other.histograms);
  return {
    ...one,
    seconds: Math.max(one.seconds, other.seconds),
    histograms: toSparseHistograms(histograms),
  };
}
