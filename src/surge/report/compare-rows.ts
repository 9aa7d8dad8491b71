import { toBytes, toCount, toDuration, toMs, toRough } from "../numbers-text.ts";
import { sumScopes } from "../results/counts.ts";
import { SCOPES } from "../results/measures.ts";
import type { RunData } from "./run-data.ts";

/** One figure of two runs, side by side. */
export interface ComparedRow {
  name: string;
  one: string;
  other: string;
  /** How the second differs from the first, such as `1.50 times, worse` or `same`; empty when that says nothing. */
  change: string;
}

interface Figure {
  name: string;
  /** Whether less or more of it is the better, or neither. */
  better: "less" | "more" | "neither";
  toText(value: number): string;
  /** Null when the run does not know it. */
  read(run: RunData): number | null;
}

const percentile = (scope: (typeof SCOPES)[number], percent: number): Figure["read"] => {
  return ({ histograms }) => {
    const { response } = histograms[scope];
    return response.count() === 0 ? null : response.percentileMs(percent);
  };
};
const perCent = (value: number): string => `${toRough(value)} %`;
const perRequest = (cpuMs: number, run: RunData): number =>
  (1000 * cpuMs) / Math.max(1, sumScopes(run.counts).requests);

const FIGURES: Figure[] = [
  {
    name: "Visitors at the peak",
    better: "neither",
    toText: toCount,
    read: (run) => run.peakVisitors,
  },
  { name: "Length", better: "neither", toText: toDuration, read: (run) => run.elapsedS },
  {
    name: "Requests",
    better: "neither",
    toText: toCount,
    read: (run) => sumScopes(run.counts).requests,
  },
  {
    name: "Requests a second",
    better: "neither",
    toText: toRough,
    read: (run) => sumScopes(run.counts).requests / Math.max(1, run.elapsedS),
  },
  { name: "Errors", better: "less", toText: toCount, read: (run) => sumScopes(run.counts).errors },
  {
    name: "Refused early",
    better: "less",
    toText: toCount,
    read: (run) => sumScopes(run.counts).shed,
  },
  { name: "Pages p50", better: "less", toText: toMs, read: percentile("pages", 50) },
  { name: "Pages p99", better: "less", toText: toMs, read: percentile("pages", 99) },
  { name: "Pages p99.9", better: "less", toText: toMs, read: percentile("pages", 99.9) },
  { name: "Assets p99", better: "less", toText: toMs, read: percentile("assets", 99) },
  { name: "Forms p99", better: "less", toText: toMs, read: percentile("forms", 99) },
  {
    name: "Bytes a request",
    better: "less",
    toText: toBytes,
    read: (run) => run.counts.bytes / Math.max(1, sumScopes(run.counts).requests),
  },
  { name: "Own caches answered", better: "more", toText: perCent, read: toOffload },
  { name: "May be cached", better: "more", toText: perCent, read: toCacheable },
  {
    name: "Server CPU for 1,000 requests",
    better: "less",
    toText: toMs,
    read: (run) => (run.server === null ? null : perRequest(run.server.cpuMs, run)),
  },
  {
    name: "Server memory",
    better: "less",
    toText: toBytes,
    read: (run) => run.server?.rssBytes ?? null,
  },
  {
    name: "Lab CPU for 1,000 requests",
    better: "less",
    toText: toMs,
    read: (run) => perRequest(run.generator.cpuMs, run),
  },
  {
    name: "Lab late p99",
    better: "less",
    toText: toMs,
    read: ({ histograms }) => histograms.lateness.percentileMs(99),
  },
];

/** The figures of two runs, in the order in which a person would ask. Those that neither run knows are left out. */
export function toComparedRows(one: RunData, other: RunData): ComparedRow[] {
  return FIGURES.flatMap(({ name, better, toText, read }) => {
    const [first, second] = [read(one), read(other)];
    if (first === null && second === null) return [];
    const text = (value: number | null): string => (value === null ? "not known" : toText(value));
    return [
      { name, one: text(first), other: text(second), change: toChange(first, second, better) },
    ];
  });
}

/** In percent of what was wanted, as the report's chapter on caches counts it. */
function toOffload({ counts: { cache, scopes } }: RunData): number | null {
  const wanted = cache.fresh + scopes.pages.requests + scopes.assets.requests;
  return wanted === 0 ? null : (100 * cache.fresh) / wanted;
}

function toCacheable({ counts }: RunData): number | null {
  const { judged, cacheable } = sumScopes(counts);
  return judged === 0 ? null : (100 * cacheable) / judged;
}

/** What is within a twentieth is called the same: two runs of one site differ by that much. */
function toChange(first: number | null, second: number | null, better: Figure["better"]): string {
  if (first === null || second === null) return "";
  if (first === second) return "same";
  const verdict = (isBetter: boolean): string =>
    better === "neither" ? "" : isBetter ? ", better" : ", worse";
  if (first === 0) return `from none${verdict(better === "more")}`;
  const ratio = second / first;
  if (ratio > 0.95 && ratio < 1.05) return "about the same";
  const text =
    second === 0 ? "none any more" : `${ratio < 10 ? ratio.toFixed(2) : toCount(ratio)} times`;
  return text + verdict(ratio > 1 === (better === "more"));
}
