/** A visit that is over: from its first request to its last. */
export interface PastVisit {
  firstMs: number;
  lastMs: number;
  requests: number;
  pages: number;
}

/** Puts the requests of a log together to visits, as they come. */
export interface VisitTracker {
  /** Takes one request; true when a visit begins with it. */
  see(who: string, atMs: number, isPage: boolean): boolean;
  /** Ends the visits that are still open: the log is over. */
  end(): void;
}

const SWEEP_MS = 60_000;

/**
 * A visit is what one sender asks for with no pause of `gapMs` or more in between (30 minutes is the custom of web
 * statistics). Holds only the visits that are open: those not heard of for `gapMs` of the log's own time are handed to `onEnd`.
 */
export function createVisitTracker(gapMs: number, onEnd: (visit: PastVisit) => void): VisitTracker {
  const open = new Map<string, PastVisit>();
  let sweptMs = Number.NEGATIVE_INFINITY;
  let nowMs = Number.NEGATIVE_INFINITY;
  const sweep = (): void => {
    for (const [who, visit] of open) {
      if (nowMs - visit.lastMs < gapMs) continue;
      open.delete(who);
      onEnd(visit);
    }
    sweptMs = nowMs;
  };
  return {
    see(who, atMs, isPage) {
      nowMs = Math.max(nowMs, atMs);
      if (nowMs - sweptMs >= Math.min(SWEEP_MS, gapMs)) sweep();
      const visit = open.get(who);
      if (visit !== undefined && atMs - visit.lastMs < gapMs) {
        visit.lastMs = Math.max(visit.lastMs, atMs);
        visit.requests++;
        if (isPage) visit.pages++;
        return false;
      }
      if (visit !== undefined) onEnd(visit);
      open.set(who, { firstMs: atMs, lastMs: atMs, requests: 1, pages: isPage ? 1 : 0 });
      return true;
    },
    end() {
      for (const visit of open.values()) onEnd(visit);
      open.clear();
    },
  };
}
