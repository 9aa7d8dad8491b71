import { keepLarger } from "./counter.ts";

/** How long an address took, in milliseconds. */
export interface SlowAddress {
  path: string;
  requests: number;
  meanMs: number;
  /** From buckets a fifth wide: never below the true value, at most a fifth above it. */
  p95Ms: number;
  maxMs: number;
}

/** Collects the time taken by address, in bounded memory. */
export interface SlowAddresses {
  record(path: string, takenUs: number): void;
  /** The slowest by their 95th percentile, of those with at least `leastRequests`. */
  top(most: number, leastRequests: number): SlowAddress[];
}

interface Times {
  requests: number;
  sumUs: number;
  maxUs: number;
  buckets: Uint32Array;
}

/** Four buckets for each doubling, from 1 µs to 71 minutes. */
const PER_DOUBLING = 4;
const BUCKETS = 32 * PER_DOUBLING;

export function createSlowAddresses(mostPaths = 5000): SlowAddresses {
  const byPath = new Map<string, Times>();
  return {
    record(path, takenUs) {
      const times = byPath.get(path) ?? {
        requests: 0,
        sumUs: 0,
        maxUs: 0,
        buckets: new Uint32Array(BUCKETS),
      };
      byPath.set(path, times);
      times.requests++;
      times.sumUs += takenUs;
      times.maxUs = Math.max(times.maxUs, takenUs);
      const bucket = Math.min(
        BUCKETS - 1,
        Math.floor(Math.log2(Math.max(1, takenUs)) * PER_DOUBLING),
      );
      times.buckets[bucket] = (times.buckets[bucket] ?? 0) + 1;
      if (byPath.size > mostPaths) keepLarger(byPath, (row) => row.sumUs);
    },
    top(most, leastRequests) {
      return [...byPath]
        .filter(([, { requests }]) => requests >= leastRequests)
        .map(([path, times]) => ({
          path,
          requests: times.requests,
          meanMs: times.sumUs / times.requests / 1000,
          p95Ms: toPercentileUs(times, 0.95) / 1000,
          maxMs: times.maxUs / 1000,
        }))
        .toSorted((one, other) => other.p95Ms - one.p95Ms || (one.path < other.path ? -1 : 1))
        .slice(0, most);
    },
  };
}

/** The upper edge of the bucket in which the share is reached; never above the longest. */
function toPercentileUs({ requests, maxUs, buckets }: Times, share: number): number {
  const wanted = Math.ceil(requests * share);
  let seen = 0;
  for (const [index, count] of buckets.entries()) {
    seen += count;
    if (seen >= wanted) return Math.min(maxUs, 2 ** ((index + 1) / PER_DOUBLING));
  }
  return maxUs;
}
