import { toLineChart } from "./charts/line-chart.ts";
import { toSvgFile } from "./charts/svg.ts";
import { toBandsOfPhases } from "./plan-points.ts";
import { toStepLength, toSteps } from "./resample.ts";
import type { RunData } from "./run-data.ts";
import { CHART_STYLE } from "./style.ts";
import { toCount, toMs } from "../numbers-text.ts";
import { sumScopes } from "../results/counts.ts";

/** The run in one picture, as an SVG file for a README: visitors over time, and in its name what came of it. */
export function toHeadlineSvg(run: RunData): string {
  const { requests, errors } = sumScopes(run.counts);
  const crowd = run.peakVisitors === null ? "" : `${toCount(run.peakVisitors)} visitors at once, `;
  const p99 = toMs(run.histograms.pages.response.percentileMs(99));
  const steps = toSteps(run.seconds, toStepLength(run.seconds.length, 240));
  const values = steps.map(({ visitors, pages, assets, forms }) =>
    run.peakVisitors === null ? pages + assets + forms : visitors,
  );
  const svg = toLineChart({
    id: "headline",
    title: `${crowd}${toCount(requests)} requests, ${toCount(errors)} errors, 99 of 100 pages within ${p99}`,
    description: `${run.peakVisitors === null ? "Requests a second" : "Visitors at once"} over time; verdict: ${run.verdict.outcome}.`,
    seconds: run.seconds.length,
    bands: toBandsOfPhases(run),
    series: [{ name: "Visitors", values, colour: 1, filled: true }],
  });
  return toSvgFile(svg, CHART_STYLE);
}
