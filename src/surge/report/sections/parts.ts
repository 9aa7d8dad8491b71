import { toLineChart } from "../charts/line-chart.ts";
import { toElapsed } from "../charts/scale.ts";
import { toFigure, toParagraph, toTable } from "../html.ts";
import type { Section } from "../html.ts";
import type { Histogram } from "../../histogram.ts";
import { createHistogram } from "../../histogram.ts";
import { toCount, toMs } from "../../numbers-text.ts";
import type { ScopeCounts } from "../../results/measures.ts";
import { toBandsOfPhases } from "../plan-points.ts";
import { toGroups, toMiddle } from "../resample.ts";
import type { RunData, WindowFigures } from "../run-data.ts";
import { toShare } from "./shares.ts";

/** Dynamic against static: what is computed for one person, and what is the same for all. */
export function toPartsSection(run: RunData): Section {
  const { scopes } = run.counts;
  const title = "Forms against pages";
  if (scopes.forms.requests === 0)
    return {
      id: "parts",
      title,
      html: toParagraph(
        "Nobody sent a form in this run, so it says nothing about what forms do to pages.",
      ),
    };
  const reads = createHistogram();
  reads.add(run.histograms.pages.response.toSparse());
  reads.add(run.histograms.assets.response.toSparse());
  const rows: [string, ScopeCounts, Histogram][] = [
    ["Pages and assets (static)", addScopes(scopes.pages, scopes.assets), reads],
    ["Forms (dynamic)", scopes.forms, run.histograms.forms.response],
  ];
  const points = toGroups(run.windows, 120);
  const atS = points.map(toMiddle);
  const series = [
    {
      name: "Forms (dynamic)",
      atS,
      values: points.map((group) => highest(group, "formsP99Ms")),
      colour: 2,
    },
    {
      name: "Pages and assets (static)",
      atS,
      values: points.map((group) => highest(group, "staticP99Ms")),
      colour: 1,
    },
  ];
  const caption = `Pages and assets: ${toShare(rows[0]?.[1].errors ?? 0, rows[0]?.[1].requests ?? 0)} errors. Forms: ${toShare(scopes.forms.errors, scopes.forms.requests)} errors, ${toShare(scopes.forms.shed, scopes.forms.requests)} refused early. Where the line of forms rises and that of pages does not, forms are in trouble and pages do not notice.`;
  return {
    id: "parts",
    title,
    html: [
      toTable(
        "Static and dynamic",
        ["", "Requests", "Errors", "Refused early", "p50", "p99", "Longest"],
        rows.map(([name, counts, times]) => [
          name,
          toCount(counts.requests),
          toCount(counts.errors),
          toCount(counts.shed),
          toMs(times.percentileMs(50)),
          toMs(times.percentileMs(99)),
          toMs(times.maxMs()),
        ]),
      ),
      toFigure({
        title: "Response time of 99 in 100",
        svg: toLineChart({
          id: "parts-p99",
          title: "Response time p99 of forms and of pages over time",
          description: caption,
          seconds: run.seconds.length,
          bands: toBandsOfPhases(run),
          series,
          toLabel: (value) => (value >= 1000 ? `${value / 1000} s` : `${value} ms`),
        }),
        caption,
        legend: series.map(({ name, colour }) => ({ name, style: `c${colour}` })),
        table: toTable(
          "Response time p99",
          ["Time", "Forms", "Pages and assets"],
          toGroups(run.windows, 40).map((group) => [
            toElapsed(group[0]?.fromSecond ?? 0),
            ...(["formsP99Ms", "staticP99Ms"] as const).map((name) => {
              const value = highest(group, name);
              return value === null ? "none" : toMs(value);
            }),
          ]),
        ),
      }),
    ].join(""),
  };
}

function highest(
  group: readonly WindowFigures[],
  name: "formsP99Ms" | "staticP99Ms",
): number | null {
  const known = group.map((window) => window[name]).filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function addScopes(one: ScopeCounts, other: ScopeCounts): ScopeCounts {
  return {
    requests: one.requests + other.requests,
    errors: one.errors + other.errors,
    shed: one.shed + other.shed,
    judged: one.judged + other.judged,
    cacheable: one.cacheable + other.cacheable,
  };
}
