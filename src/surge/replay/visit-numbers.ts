/** Without a request for so long a visit is over: the custom of web statistics. */
const GAP_MS = 30 * 60_000;
const SWEEP_MS = 60_000;

/** Gives the requests of one sender the number of their visit; visits are numbered in order of their first request. */
export type VisitNumbers = ((who: string, atMs: number) => number) & { count(): number };

/** Remembers the visits that are open at the log's own time, and no others. */
export function createVisitNumbers(): VisitNumbers {
  const open = new Map<string, { number: number; lastMs: number }>();
  let count = 0;
  let sweptMs = Number.NEGATIVE_INFINITY;
  const numberOf = (who: string, atMs: number): number => {
    if (atMs - sweptMs > SWEEP_MS) {
      sweptMs = atMs;
      for (const [name, { lastMs }] of open) if (atMs - lastMs >= GAP_MS) open.delete(name);
    }
    const visit = open.get(who);
    if (visit && atMs - visit.lastMs < GAP_MS) {
      visit.lastMs = Math.max(visit.lastMs, atMs);
      return visit.number;
    }
    open.set(who, { number: count, lastMs: atMs });
    return count++;
  };
  return Object.assign(numberOf, { count: () => count });
}
