import { BAND_NAMES, EDGES_MS, toEdgeText } from "../bands.ts";
import { toHeatMap } from "../charts/heat-map.ts";
import { toLineChart } from "../charts/line-chart.ts";
import { toElapsed } from "../charts/scale.ts";
import { toFigure, toParagraph, toTable } from "../html.ts";
import type { Section } from "../html.ts";
import type { Histogram } from "../../histogram.ts";
import { toCount, toMs } from "../../numbers-text.ts";
import { toBandsOfPhases } from "../plan-points.ts";
import { toGroups, toMiddle, toSpan } from "../resample.ts";
import type { RunData } from "../run-data.ts";

const MOST_COLUMNS = 120;
const MOST_ROWS = 40;

/** How long people waited. */
export function toLatencySection(run: RunData): Section {
  if (run.windows.length === 0) {
    return {
      id: "latency",
      title: "How long people waited",
      html: toParagraph("The run ended before its first ten seconds were written."),
    };
  }
  return {
    id: "latency",
    title: "How long people waited",
    html: [
      toParagraph(
        "Response time counts from the moment a person wanted something to its last byte, so a site that keeps people waiting before it answers cannot look fast. Nothing is left out and nothing is filled in.",
      ),
      toPercentileTable(run),
      toHeatFigure(run),
      toLineFigure(run),
    ].join(""),
  };
}

function toPercentileTable({ histograms, counts }: RunData): string {
  const rows: [string, Histogram, number][] = [
    ["Pages", histograms.pages.response, counts.scopes.pages.requests],
    ["Assets", histograms.assets.response, counts.scopes.assets.requests],
    ["Forms", histograms.forms.response, counts.scopes.forms.requests],
    ["Page with all it needs", histograms.loads, histograms.loads.count()],
    ["Pages, from when they were sent", histograms.pages.service, histograms.pages.service.count()],
  ];
  return toTable(
    "Response times: half, 90, 99 and 99.9 of 100 were at least as fast as this",
    ["", "Requests", "Half (p50)", "p90", "p99", "p99.9", "Longest"],
    rows
      .filter(([, , requests]) => requests > 0)
      .map(([name, times, requests]) => [
        name,
        toCount(requests),
        ...[50, 90, 99, 99.9].map((percent) => toMs(times.percentileMs(percent))),
        toMs(times.maxMs()),
      ]),
  );
}

function toHeatFigure(run: RunData): string {
  const used = toUsedBands(run.windows.map(({ bands }) => bands));
  const join = (most: number): { fromS: number; toS: number; counts: number[] }[] =>
    toGroups(run.windows, most).map((group) => ({
      ...toSpan(group),
      counts: BAND_NAMES.map((_, band) =>
        group.reduce((sum, { bands }) => sum + (bands[band] ?? 0), 0),
      ).slice(used.first, used.last + 1),
    }));
  const edges = EDGES_MS.slice(used.first, used.last).map(toEdgeText);
  const caption =
    "Each column is a stretch of time, each row a range of response times. The darker a cell, the more of that moment's requests fell into it; a lone light cell high up is a few people who waited.";
  const shades = [0, 1, 2, 3, 4, 5, 6, 7].map((shade) => `<i class="h${shade}"></i>`).join("");
  return toFigure({
    title: "Response times, all requests",
    key: `<p class="shades">few requests ${shades} most requests</p>`,
    svg: toHeatMap({
      id: "heat",
      title: "Response times over time, as a heat map",
      description: caption,
      seconds: run.seconds.length,
      bands: toBandsOfPhases(run),
      columns: join(MOST_COLUMNS),
      edges,
    }),
    caption,
    table: toTable(
      "Requests by response time",
      ["Time", ...BAND_NAMES.slice(used.first, used.last + 1)],
      join(MOST_ROWS).map(({ fromS, counts }) => [toElapsed(fromS), ...counts.map(toCount)]),
    ),
  });
}

/** Bands that any request fell into, and one more on each side where there is one: a picture of the empty rest shows nothing. */
function toUsedBands(columns: readonly (readonly number[])[]): { first: number; last: number } {
  const used = BAND_NAMES.map((_, band) => columns.some((bands) => (bands[band] ?? 0) > 0));
  const first = Math.max(0, used.indexOf(true) - 1);
  return {
    first,
    last: Math.max(first + 1, Math.min(BAND_NAMES.length - 1, used.lastIndexOf(true) + 1)),
  };
}

function toLineFigure(run: RunData): string {
  const points = toGroups(run.windows, MOST_COLUMNS).map((group) => ({
    atS: toMiddle(group),
    p50Ms: Math.max(...group.map(({ p50Ms }) => p50Ms)),
    p99Ms: Math.max(...group.map(({ p99Ms }) => p99Ms)),
  }));
  const atS = points.map((point) => point.atS);
  const series = [
    { name: "99 of 100 (p99)", atS, values: points.map(({ p99Ms }) => p99Ms), colour: 2 },
    { name: "Half (p50)", atS, values: points.map(({ p50Ms }) => p50Ms), colour: 1 },
  ];
  const worst = run.windows.reduce((most, window) => (window.p99Ms > most.p99Ms ? window : most));
  const caption = `In the worst ten seconds, those from ${toElapsed(worst.fromSecond)}, 99 of 100 requests were answered within ${toMs(worst.p99Ms)}.`;
  return toFigure({
    title: "Response times of half and of 99 in 100",
    svg: toLineChart({
      id: "percentiles",
      title: "Response times of half and of 99 in 100 requests over time",
      description: caption,
      seconds: run.seconds.length,
      bands: toBandsOfPhases(run),
      series,
      toLabel: (value) => (value >= 1000 ? `${value / 1000} s` : `${value} ms`),
    }),
    caption,
    legend: series.map(({ name, colour }) => ({ name, style: `c${colour}` })),
    table: toTable(
      "Response times of each stretch; of several windows the slowest",
      ["Time", "Requests", "p50", "p90", "p99", "Longest"],
      toGroups(run.windows, MOST_ROWS).map((group) => [
        toElapsed(group[0]?.fromSecond ?? 0),
        toCount(group.reduce((sum, { requests }) => sum + requests, 0)),
        ...(["p50Ms", "p90Ms", "p99Ms", "maxMs"] as const).map((name) =>
          toMs(Math.max(...group.map((window) => window[name]))),
        ),
      ]),
    ),
  });
}
