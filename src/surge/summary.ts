import type { Histogram } from "./histogram.ts";
import type { Figures, Limit, Scope } from "./limits.ts";
import type { Measure, Totals } from "./measure.ts";
import type { ReplayCounts } from "./replay-schedule.ts";
import type { Moment, Session } from "./session.ts";
import { toVerdict } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

/** Percentiles in milliseconds. */
export interface Percentiles {
  p50Ms: number;
  p90Ms: number;
  p99Ms: number;
  maxMs: number;
}

/** Requests of one scope; response times count from the due moment. */
export type ScopeSummary = { requests: number; errors: number } & Percentiles;

/** What a run was asked to do: enough to do it again. */
export interface Assignment {
  command: "run" | "replay";
  /** The profile's name or the log's path. */
  subject: string;
  target: string;
  startedAt: string;
  options: Record<string, number | string>;
}

/** A whole run in plain data: what `--results` writes. Only ever add fields. */
export interface Summary {
  version: 1;
  assignment: Assignment;
  elapsedMs: number;
  all: ScopeSummary;
  pages: ScopeSummary;
  assets: ScopeSummary;
  /** From handed over to last byte. */
  service: Percentiles;
  statuses: Record<string, number>;
  failures: Totals["failures"];
  failureExamples: string[];
  bytes: number;
  sentAgain: number;
  cached: number;
  visitors: Totals["visitors"];
  /** What became of the lines of the log, in a replay; how many answers were of another class than the log's. */
  log: (ReplayCounts & { unlikeLog: number }) | null;
  lab: { lateness: Percentiles; cpuMs: number; cpuPercent: number; cpuMsPer1000Requests: number };
  verdict: Verdict;
  /** Second by second. */
  moments: Moment[];
}

export function toSummary(
  assignment: Assignment,
  work: {
    measure: Measure;
    session: Session;
    limits: readonly Limit[];
    latenessBoundMs: number;
    log?: ReplayCounts;
  },
): Summary {
  const { measure, session, limits, latenessBoundMs, log } = work;
  const totals = measure.totals();
  const { cpuMs, elapsedMs, moments, stopped } = session;
  const scope = (name: Scope): ScopeSummary => {
    const { requests, errors, ...response } = measure.figures(name);
    return { requests, errors, ...toPercentiles(response.percentileMs, response.maxMs) };
  };
  const all = scope("all");
  const health = {
    stopped,
    latenessP99Ms: totals.lateness.percentileMs(99),
    latenessBoundMs,
    command: assignment.command,
    notSent: totals.failures["lab out of ports or files"] ?? 0,
  };
  return {
    version: 1,
    assignment,
    elapsedMs,
    all,
    pages: scope("pages"),
    assets: scope("assets"),
    service: summarize(totals.service),
    statuses: totals.statuses,
    failures: totals.failures,
    failureExamples: totals.examples,
    bytes: totals.bytes,
    sentAgain: totals.sentAgain,
    cached: totals.cached,
    visitors: totals.visitors,
    log: log ? { ...log, unlikeLog: totals.unlikeLog } : null,
    lab: {
      lateness: summarize(totals.lateness),
      cpuMs,
      cpuPercent: (100 * cpuMs) / Math.max(1, elapsedMs),
      cpuMsPer1000Requests: (1000 * cpuMs) / Math.max(1, all.requests),
    },
    verdict: toVerdict(limits, measure.figures, health),
    moments,
  };
}

function summarize(histogram: Histogram): Percentiles {
  return toPercentiles(histogram.percentileMs, histogram.maxMs());
}

function toPercentiles(percentileMs: Figures["percentileMs"], maxMs: number): Percentiles {
  return { p50Ms: percentileMs(50), p90Ms: percentileMs(90), p99Ms: percentileMs(99), maxMs };
}
