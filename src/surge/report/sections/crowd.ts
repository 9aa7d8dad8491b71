import { toElapsed } from "../charts/scale.ts";
import { toLineChart, toStackedChart } from "../charts/line-chart.ts";
import { toFigure, toTable } from "../html.ts";
import type { Section } from "../html.ts";
import { toCount, toRough } from "../../numbers-text.ts";
import { toStepLength, toSteps } from "../resample.ts";
import type { RunData } from "../run-data.ts";
import { toBandsOfPhases, wantedAt } from "../plan-points.ts";

const MOST_POINTS = 240;
const MOST_ROWS = 40;

/** Visitors and requests over time. */
export function toCrowdSection(run: RunData): Section {
  const seconds = run.seconds.length;
  const chartSteps = toSteps(run.seconds, toStepLength(seconds, MOST_POINTS));
  const rows = toSteps(run.seconds, toStepLength(seconds, MOST_ROWS));
  const bands = toBandsOfPhases(run);
  const figures: string[] = [];
  if (run.peakVisitors !== null) {
    const wanted = run.header.plan.wanted.length > 0;
    const series = [
      {
        name: "There",
        values: chartSteps.map(({ visitors }) => visitors),
        colour: 1,
        filled: true,
      },
      ...(wanted
        ? [
            {
              name: "Wanted by the profile",
              values: chartSteps.map(({ second, seconds: length }) =>
                second * 1000 < run.header.plan.durationMs
                  ? wantedAt(run, second + length / 2)
                  : null,
              ),
              colour: 2,
              dashed: true,
            },
          ]
        : []),
    ];
    const caption = `${toCount(run.peakVisitors)} visitors at once at the peak; a visitor is a person with a page open. ${toCount(run.counts.visits.came)} came in all.`;
    figures.push(
      toFigure({
        title: "Visitors at once",
        svg: toLineChart({
          id: "visitors",
          title: "Visitors at once over time",
          description: caption,
          seconds,
          bands,
          series,
        }),
        caption,
        legend: series.map(({ name, colour, dashed }) => ({
          name,
          style: `c${colour}${dashed ? " dashed" : ""}`,
        })),
        table: toTable(
          "Visitors at once",
          ["Time", "There", ...(wanted ? ["Wanted"] : [])],
          rows.map(({ second, seconds: length, visitors }) => [
            toElapsed(second),
            visitors === null ? "not known" : toCount(visitors),
            ...(wanted ? [toCount(wantedAt(run, second + length / 2))] : []),
          ]),
        ),
      }),
    );
  }
  const { pages, assets, forms } = run.counts.scopes;
  const total = pages.requests + assets.requests + forms.requests;
  const busiest = chartSteps.reduce(
    (most, step) => Math.max(most, step.pages + step.assets + step.forms),
    0,
  );
  const caption = `${toCount(total)} requests, up to ${toRough(busiest)} a second: ${toCount(pages.requests)} for pages, ${toCount(assets.requests)} for what pages need, ${toCount(forms.requests)} forms.`;
  const layers = [
    { name: "Pages", values: chartSteps.map((step) => step.pages), colour: 1 },
    { name: "Assets", values: chartSteps.map((step) => step.assets), colour: 3 },
    { name: "Forms", values: chartSteps.map((step) => step.forms), colour: 2 },
  ];
  figures.push(
    toFigure({
      title: "Requests a second",
      svg: toStackedChart({
        id: "requests",
        title: "Requests a second over time",
        description: caption,
        seconds,
        bands,
        series: layers,
      }),
      caption,
      legend: layers.map(({ name, colour }) => ({ name, style: `c${colour}` })),
      table: toTable(
        "Requests a second",
        ["Time", "Pages", "Assets", "Forms", "Errors", "Refused early"],
        rows.map((step) => [
          toElapsed(step.second),
          ...[step.pages, step.assets, step.forms, step.errors, step.shed].map(toRough),
        ]),
      ),
    }),
  );
  return {
    id: "crowd",
    title: run.peakVisitors === null ? "Requests over time" : "Visitors and requests over time",
    html: figures.join(""),
  };
}
