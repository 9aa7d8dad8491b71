import { createHistogram } from "./histogram.ts";
import type { Histogram } from "./histogram.ts";
import type { Figures, Scope } from "./limits.ts";
import { isError } from "./result.ts";
import type { Failure, Result } from "./result.ts";

/** Figures of one scope, growing. */
interface Counts {
  requests: number;
  errors: number;
  response: Histogram;
}

/** What happened since the last look. */
export interface Interval {
  /** Who is there now; null in a replay, which knows requests only. */
  visitors: number | null;
  requests: number;
  errors: number;
  p50Ms: number;
  p99Ms: number;
  latenessP99Ms: number;
}

/** Folds results as they come, in constant memory. */
export interface Measure {
  record(result: Result): void;
  /** A visitor comes, or goes; `cut` when the run ended before their visit did. */
  arrive(): void;
  leave(how: "done" | "cut"): void;
  /** A page or asset that was in the visitor's own cache. */
  countCached(): void;
  /** Figures since this was last called. */
  takeInterval(): Interval;
  figures(scope: Scope): Figures;
  totals(): Totals;
}

/** Counts of a whole run. */
export interface Totals {
  /** By `2xx` and so on. */
  statuses: Record<string, number>;
  failures: Partial<Record<Failure, number>>;
  /** Up to five addresses that failed, and how: where to begin looking. */
  examples: string[];
  bytes: number;
  sentAgain: number;
  cached: number;
  /** Answers of another class than the log has, in a replay. */
  unlikeLog: number;
  visitors: { now: number; peak: number; came: number; cut: number };
  /** Handed over to last byte. */
  service: Histogram;
  /** Due to handed over, of requests that were waited for: the lab's own fault, never the site's. */
  lateness: Histogram;
}

export function createMeasure(): Measure {
  const byScope: Record<Scope, Counts> = {
    all: createCounts(),
    pages: createCounts(),
    assets: createCounts(),
  };
  const recent = { ...createCounts(), lateness: createHistogram() };
  const totals: Totals = {
    statuses: {},
    failures: {},
    examples: [],
    bytes: 0,
    sentAgain: 0,
    cached: 0,
    unlikeLog: 0,
    visitors: { now: 0, peak: 0, came: 0, cut: 0 },
    service: createHistogram(),
    lateness: createHistogram(),
  };
  return {
    record(result) {
      const failed = isError(result);
      // Not before it was sent, even when a timer came a fraction of a millisecond early.
      const responseMs = result.doneMs - Math.min(result.dueMs, result.sentMs);
      for (const counts of [
        byScope.all,
        byScope[result.kind === "page" ? "pages" : "assets"],
        recent,
      ]) {
        counts.requests++;
        if (failed) counts.errors++;
        counts.response.record(responseMs);
      }
      totals.service.record(result.doneMs - result.sentMs);
      const lateMs = Math.max(0, result.sentMs - result.dueMs);
      for (const lateness of result.waitedFor ? [totals.lateness, recent.lateness] : [])
        lateness.record(lateMs);
      totals.bytes += result.bytes;
      if (result.sentAgain) totals.sentAgain++;
      if (result.failure)
        totals.failures[result.failure] = (totals.failures[result.failure] ?? 0) + 1;
      const outcome = toStatusClass(result.status);
      if (result.loggedStatus !== undefined && outcome !== toStatusClass(result.loggedStatus))
        totals.unlikeLog++;
      totals.statuses[outcome] = (totals.statuses[outcome] ?? 0) + 1;
      if (failed)
        addExample(totals.examples, `${result.path} (${result.failure ?? result.status})`);
    },
    arrive() {
      const { visitors } = totals;
      visitors.came++;
      visitors.peak = Math.max(visitors.peak, ++visitors.now);
    },
    leave(how) {
      totals.visitors.now--;
      if (how === "cut") totals.visitors.cut++;
    },
    countCached() {
      totals.cached++;
    },
    takeInterval() {
      const { requests, errors, response, lateness } = recent;
      const [p50Ms, p99Ms] = [response.percentileMs(50), response.percentileMs(99)];
      const visitors = totals.visitors.came > 0 ? totals.visitors.now : null;
      const interval = {
        visitors,
        requests,
        errors,
        p50Ms,
        p99Ms,
        latenessP99Ms: lateness.percentileMs(99),
      };
      Object.assign(recent, { requests: 0, errors: 0 });
      response.clear();
      lateness.clear();
      return interval;
    },
    figures(scope) {
      const { requests, errors, response } = byScope[scope];
      return { requests, errors, maxMs: response.maxMs(), percentileMs: response.percentileMs };
    },
    totals: () => totals,
  };
}

function toStatusClass(status: number | null): string {
  return status === null ? "none" : `${Math.floor(status / 100)}xx`;
}

function addExample(examples: string[], example: string): void {
  if (examples.length < 5 && !examples.includes(example)) examples.push(example);
}

function createCounts(): Counts {
  return { requests: 0, errors: 0, response: createHistogram() };
}
