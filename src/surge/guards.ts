import { sumScopes } from "./results/counts.ts";
import type { Second } from "./results/schema.ts";

/** Looks at each second of a run as it ends, and says why the run has to stop; null: it goes on. */
export type Guard = (second: Pick<Second, "second" | "counts">) => string | null;

/** Of several guards the first that has something to say. */
export function joinGuards(guards: readonly Guard[]): Guard {
  return (second) => {
    for (const guard of guards) {
      const reason = guard(second);
      if (reason !== null) return reason;
    }
    return null;
  };
}

/** Stops when more than `percent` of the requests of the last `seconds` failed: a site in such trouble is not helped by more. */
export function createErrorGuard({
  percent,
  seconds,
}: {
  percent: number;
  seconds: number;
}): Guard {
  const window = createWindow(seconds);
  return ({ counts }) => {
    const { requests, errors } = sumScopes(counts);
    const sums = window.add([requests, errors]);
    const [all = 0, failed = 0] = sums ?? [];
    if (sums === null || all === 0 || (100 * failed) / all <= percent) return null;
    return `Stopped by its guard: ${failed} of the ${all} requests of the last ${seconds} s failed (bound: ${percent} %). Mend the site, or set --stop-errors and --stop-after.`;
  };
}

/** Stops when this machine has less memory left than that: before the system ends a process, perhaps the site's. */
export function createMemoryGuard({
  leastBytes,
  readFreeBytes,
}: {
  leastBytes: number;
  readFreeBytes: () => number;
}): Guard {
  return () => {
    const freeBytes = readFreeBytes();
    if (freeBytes >= leastBytes) return null;
    return `Stopped by its guard: ${toMegabytes(freeBytes)} MB of memory are left (bound: ${toMegabytes(leastBytes)} MB). Use fewer --visitors, or set --stop-memory.`;
  };
}

/** Stops when the site gets more requests in ten seconds than it permits; chance may add three standard deviations. */
export function createRateGuard(requestsPerSecond: number): Guard {
  const wanted = RATE_SECONDS * requestsPerSecond;
  const most = wanted + 3 * Math.sqrt(wanted);
  const window = createWindow(RATE_SECONDS);
  return ({ counts }) => {
    const [sent = 0] = window.add([sumScopes(counts).requests]) ?? [];
    if (sent <= most) return null;
    return `Stopped by its guard: ${sent} requests in ${RATE_SECONDS} s are more than the ${requestsPerSecond} a second that the target permits this machine. Use fewer --visitors.`;
  };
}

const RATE_SECONDS = 10;

/** Adds up the last `size` rows; null until there are so many. */
function createWindow(size: number): { add(row: readonly number[]): number[] | null } {
  const rows: (readonly number[])[] = [];
  return {
    add(row) {
      rows.push(row);
      if (rows.length > size) rows.shift();
      if (rows.length < size) return null;
      return row.map((_, column) => rows.reduce((sum, each) => sum + (each[column] ?? 0), 0));
    },
  };
}

function toMegabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
