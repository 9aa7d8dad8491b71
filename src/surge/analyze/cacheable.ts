import type { LogLine } from "./logged-request.ts";

/** What a cache in front of the site could have answered. */
export interface Cacheability {
  requests: number;
  /** Reads (GET, HEAD) of an address without a query, whose answer a shared cache may keep. */
  cacheable: number;
  /** Of these, the ones for an address that had been asked for less than `keptS` before: a cache would have had it. */
  repeated: number;
  /** How long the imagined cache keeps an answer, in seconds. */
  keptS: number;
}

/** Counts what could be cached, as requests come. */
export interface CacheabilityCounter {
  see(line: LogLine): void;
  read(): Cacheability;
}

/** Statuses a cache may keep without being told for how long (RFC 9110, 15.1), and 304, which confirms a kept answer. */
const KEEPABLE = new Set([200, 203, 204, 206, 300, 301, 304, 308, 404, 405, 410, 414, 501]);
const MOST_PATHS = 50_000;

/**
 * A log does not hold Cache-Control, so this is what the requests allow at best. An answer is kept for `keptS` from when it
 * was fetched, as with `max-age`; asking does not make it younger.
 */
export function createCacheabilityCounter(keptS = 60): CacheabilityCounter {
  const fetchedMs = new Map<string, number>();
  const counts: Cacheability = { requests: 0, cacheable: 0, repeated: 0, keptS };
  return {
    see({ method, target, status, timeMs }) {
      counts.requests++;
      if (!isCacheable(method, target, status)) return;
      counts.cacheable++;
      const last = fetchedMs.get(target);
      if (last !== undefined && timeMs - last < keptS * 1000) {
        counts.repeated++;
        return;
      }
      // Set anew, so that the map stays in order of age and the oldest come first.
      fetchedMs.delete(target);
      fetchedMs.set(target, timeMs);
      for (const [path, atMs] of fetchedMs) {
        if (timeMs - atMs < keptS * 1000 && fetchedMs.size <= MOST_PATHS) break;
        fetchedMs.delete(path);
      }
    },
    read: () => ({ ...counts }),
  };
}

function isCacheable(method: string, target: string, status: number): boolean {
  return (method === "GET" || method === "HEAD") && KEEPABLE.has(status) && !target.includes("?");
}
