import { addExample } from "../recorder.ts";
import type { Delta } from "../recorder.ts";
import { createHistogram } from "../histogram.ts";
import {
  addCounts,
  addHistograms,
  createCounts,
  createHistograms,
  toSparseHistograms,
} from "../results/counts.ts";
import type { Effort } from "./job.ts";

/** A second of all processes together. */
export interface CrewSecond {
  delta: Delta;
  effort: Effort;
}

/** Puts the seconds of several processes together. */
export interface Merge {
  add(member: number, delta: Delta, effort: Effort): void;
  /** That process tells nothing more. */
  end(member: number): void;
}

/** `emit` is given each second, in order, as soon as every process that still works has told it. */
export function createMerge(size: number, emit: (second: CrewSecond) => void): Merge {
  const waiting = new Map<number, CrewSecond[]>();
  /** The first second that a process has not told yet; none when it has ended. */
  const nextOf = Array.from({ length: size }, () => 0);
  /** The last second of each process that has ended: who was there then was there until the end of the run. */
  const lastOf: (Delta | null)[] = Array.from({ length: size }, () => null);
  const ended = new Set<number>();
  let next = 0;
  const emitReady = (): void => {
    const told = Math.min(...nextOf);
    const newest = Math.max(-1, ...waiting.keys());
    for (; next < told && next <= newest; next++) {
      const { delta, effort } = add(next, waiting.get(next) ?? []);
      let { visitors } = delta;
      for (const member of ended) {
        const last = lastOf[member];
        if (last && last.second < next) visitors += last.visitors;
      }
      emit({ delta: { ...delta, visitors }, effort });
      waiting.delete(next);
    }
  };
  return {
    add(member, delta, effort) {
      const told = waiting.get(delta.second) ?? [];
      told.push({ delta, effort });
      waiting.set(delta.second, told);
      lastOf[member] = delta;
      nextOf[member] = delta.second + 1;
      emitReady();
    },
    end(member) {
      ended.add(member);
      nextOf[member] = Number.POSITIVE_INFINITY;
      emitReady();
    },
  };
}

function add(second: number, parts: readonly CrewSecond[]): CrewSecond {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const counts = createCounts();
  const histograms = createHistograms();
  const response = createHistogram();
  const examples: string[] = [];
  const effort = { cpuMs: 0, rssBytes: 0 };
  let visitors = 0;
  for (const { delta, effort: own } of parts) {
    addCounts(counts, delta.counts);
    addHistograms(histograms, delta.histograms);
    response.add(delta.response);
    for (const example of delta.examples) addExample(examples, example);
    visitors += delta.visitors;
    effort.cpuMs += own.cpuMs;
    effort.rssBytes += own.rssBytes;
  }
  const sparse = toSparseHistograms(histograms);
  return {
    delta: {
      second,
      counts,
      histograms: sparse,
      response: response.toSparse(),
      visitors,
      examples,
    },
    effort,
  };
}
