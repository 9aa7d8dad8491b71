import type { Analysis, Stretch, TimelineRow } from "./analysis.ts";
import type { TimelineRows } from "./timeline.ts";

/** The timeline as means: visitors at once, requests a second. Steps after the last request are left out. */
export function toTimelineRows(
  { fromMs, stepMs, sums }: TimelineRows<"requests" | "errors" | "presenceMs">,
  span: Stretch | null,
): TimelineRow[] {
  if (span === null) return [];
  const rows = sums.requests.map((requests, index) => {
    const atMs = fromMs + index * stepMs;
    // The first and the last step are partly outside the log; people of the last one are still reading after it.
    const fromStartMs = Math.min(stepMs, Math.max(1000, atMs + stepMs - span.fromMs));
    const withinMs = Math.max(1000, fromStartMs - Math.max(0, atMs + stepMs - span.toMs - 1000));
    return {
      atMs,
      visitors: (sums.presenceMs[index] ?? 0) / fromStartMs,
      requestsPerSecond: (requests * 1000) / withinMs,
      errors: sums.errors[index] ?? 0,
    };
  });
  return rows.filter(({ atMs }) => atMs <= span.toMs);
}

/**
 * How many times as high the peak is as the baseline. Without one of its own that is the beginning of the log: a quarter of
 * it, at most an hour.
 */
export function compareWithBaseline(
  rows: readonly TimelineRow[],
  span: Stretch | null,
  wanted: Stretch | null,
  visits: Omit<Analysis["visitors"], "peak" | "peakAtMs">,
): Pick<Analysis, "visitors" | "baseline" | "surgeFactor"> {
  const peak = findHighest(rows, ({ visitors }) => visitors);
  const busiest = findHighest(rows, ({ requestsPerSecond }) => requestsPerSecond);
  const stretch = wanted ?? toBeginning(span);
  const stepMs = rows.length < 2 ? 1 : (rows[1]?.atMs ?? 0) - (rows[0]?.atMs ?? 0);
  const inside = rows.filter(
    ({ atMs }) => stretch !== null && atMs + stepMs > stretch.fromMs && atMs < stretch.toMs,
  );
  const baseline =
    stretch === null || inside.length === 0
      ? null
      : {
          ...stretch,
          visitors: mean(inside.map(({ visitors }) => visitors)),
          requestsPerSecond: mean(inside.map(({ requestsPerSecond }) => requestsPerSecond)),
        };
  return {
    visitors: { ...visits, peak: peak?.visitors ?? 0, peakAtMs: peak?.atMs ?? 0 },
    baseline,
    surgeFactor: {
      visitors: toRatio(peak?.visitors, baseline?.visitors),
      requests: toRatio(busiest?.requestsPerSecond, baseline?.requestsPerSecond),
    },
  };
}

function toBeginning(span: Stretch | null): Stretch | null {
  if (span === null) return null;
  return {
    fromMs: span.fromMs,
    toMs: span.fromMs + Math.min(3_600_000, (span.toMs + 1000 - span.fromMs) / 4),
  };
}

function toRatio(high: number | undefined, low: number | undefined): number | null {
  return high === undefined || low === undefined || low === 0 ? null : high / low;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function findHighest(
  rows: readonly TimelineRow[],
  toValue: (row: TimelineRow) => number,
): TimelineRow | undefined {
  return rows.reduce<TimelineRow | undefined>(
    (best, row) => (best === undefined || toValue(row) > toValue(best) ? row : best),
    undefined,
  );
}
