import { toBytes, toCount, toDuration, toMs, toNumbered, toRough } from "../numbers-text.ts";
import { toTerminalChart } from "../report/charts/terminal-chart.ts";
import type { Analysis } from "./analysis.ts";
import type { Share } from "./counter.ts";

/** An analysis for people, as lines. */
export function toAnalysisLines(analysis: Analysis): string[] {
  const { span } = analysis;
  if (span === null) {
    return [
      `${analysis.file} has no request that can be read in ${toNumbered(analysis.lines, "line")}.`,
      "A line is read when it is in combined format (Apache, nginx) or a JSON object with a time, an address and a status.",
    ];
  }
  return [
    ...toTable(toRows(analysis, span)),
    "",
    ...toCharts(analysis),
    "",
    ...toLists(analysis),
    `An assumption: the last page of a visit is read for ${toRough(analysis.visitors.readingS)} s, which no log can tell.`,
  ];
}

type Row = [string, string];

function toRows(analysis: Analysis, span: { fromMs: number; toMs: number }): Row[] {
  const { visitors, perSecond, cache, requests, baseline, surgeFactor } = analysis;
  const share = (part: number): string => `${toRough((100 * part) / Math.max(1, requests))} %`;
  const rows: Row[] = [
    [
      "Log",
      `${analysis.file}: ${toNumbered(analysis.lines, "line")}, ${toCount(analysis.notUnderstood)} not understood`,
    ],
    [
      "Time",
      `${toMoment(span.fromMs)} to ${toMoment(span.toMs)} UTC: ${toDuration((span.toMs - span.fromMs) / 1000 + 1)}`,
    ],
    [
      "Requests",
      `${toCount(requests)}: ${toRough(perSecond.mean)} a second, ${toCount(perSecond.busiest)} in the busiest (${toMoment(perSecond.busiestAtMs)})`,
    ],
    [
      "",
      `${toBytes(analysis.bytes)} of content; ${share(analysis.robots)} from robots that say so`,
    ],
    [
      "Visitors",
      `${toRough(visitors.peak)} at once at the peak (${toMoment(visitors.peakAtMs)}), ${toNumbered(visitors.visits, "visit")} in all`,
    ],
    [
      "",
      `${toRough(visitors.pagesPerVisit)} pages and ${toDuration(visitors.visitS)} a visit; a pause of ${toRough(visitors.gapMinutes)} min ends one`,
    ],
  ];
  if (baseline === null)
    rows.push(["Surge", "nothing to compare with: the log has no request in the baseline"]);
  else {
    rows.push(
      [
        "Surge",
        `${toTimes(surgeFactor.visitors)} the visitors and ${toTimes(surgeFactor.requests)} the requests of the baseline`,
      ],
      [
        "",
        `baseline ${toMoment(baseline.fromMs)} to ${toMoment(baseline.toMs)}: ${toRough(baseline.visitors)} visitors, ${toRough(baseline.requestsPerSecond)} requests a second`,
      ],
    );
  }
  rows.push(
    [
      "Cacheable",
      `${share(cache.cacheable)} of the requests at best: reads without a query, with an answer that may be kept`,
    ],
    [
      "",
      `${share(cache.repeated)} repeat one of the last ${toCount(cache.keptS)} s: a cache in front would have answered them`,
    ],
  );
  return rows;
}

function toCharts({ timeline, span }: Analysis): string[] {
  const ends = { from: toMoment(span?.fromMs ?? 0), to: toMoment(span?.toMs ?? 0) };
  const step = `(each step ${toDuration(timeline.stepS)})`;
  return [
    `Visitors at once ${step}`,
    ...toTerminalChart({
      values: timeline.rows.map(({ visitors }) => visitors),
      toLabel: toRough,
      ...ends,
    }),
    "",
    `Requests a second ${step}`,
    ...toTerminalChart({
      values: timeline.rows.map((row) => row.requestsPerSecond),
      toLabel: toRough,
      height: 4,
      ...ends,
    }),
  ];
}

function toLists(analysis: Analysis): string[] {
  const lists: [string, Share[], string][] = [
    ["Statuses", analysis.statuses, "requests"],
    ["Languages", analysis.languages, "pages"],
    ["Countries", analysis.countries, "requests"],
    ["Entry pages", analysis.entryPages.slice(0, 10), "visits"],
    ["Came from", analysis.cameFrom, "visits"],
  ];
  const lines = lists.flatMap(([title, shares, of]) =>
    shares.length === 0
      ? [`${title}: not in this log`, ""]
      : [`${title} (share of ${of})`, ...shares.map(toShareLine), ""],
  );
  if (analysis.slowest.length === 0)
    return [...lines, "Slowest addresses: this log has no times taken", ""];
  return [
    ...lines,
    "Slowest addresses (95 of 100 requests are at least as fast)",
    ...analysis.slowest.map(
      ({ path, requests, p95Ms, maxMs }) =>
        `  ${toMs(p95Ms).padStart(10)}  max ${toMs(maxMs).padStart(10)}  ${toCount(requests).padStart(9)} ×  ${path}`,
    ),
    "",
  ];
}

function toShareLine({ name, count, share }: Share): string {
  return `  ${(100 * share).toFixed(1).padStart(5)} %  ${toCount(count).padStart(11)}  ${name}`;
}

function toTable(rows: Row[]): string[] {
  return rows.map(([head, text]) => `${head.padEnd(10)} ${text}`);
}

function toTimes(factor: number | null): string {
  return factor === null ? "no factor for" : `${toRough(factor)} times`;
}

/** `2016-11-08 23:00:00` in UTC. */
function toMoment(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 19).replace("T", " ");
}
