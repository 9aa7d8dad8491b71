import { toLineChart } from "../charts/line-chart.ts";
import { toElapsed } from "../charts/scale.ts";
import { toFigure, toTable } from "../html.ts";
import type { Section } from "../html.ts";
import { toBytes, toRough } from "../../numbers-text.ts";
import { SCOPES } from "../../results/measures.ts";
import { toBandsOfPhases } from "../plan-points.ts";
import { toStepLength, toSteps } from "../resample.ts";
import type { RunData, Moment } from "../run-data.ts";
import { toShare, toShareFigure } from "./shares.ts";

/** What caches took off the site, and could take. */
export function toCacheSection(run: RunData): Section {
  const { cache, scopes } = run.counts;
  const reads = scopes.pages.requests + scopes.assets.requests;
  // What is shown from a stale copy is also asked for: it is one of the requests.
  const wanted = cache.fresh + reads;
  const judged = SCOPES.reduce((sum, scope) => sum + scopes[scope].judged, 0);
  const cacheable = SCOPES.reduce((sum, scope) => sum + scopes[scope].cacheable, 0);
  const own = toShareFigure({
    id: "cache",
    title: "Where pages and assets came from",
    caption: `Of all that people wanted to see, ${toShare(cache.fresh, wanted)} was in their own browser and never reached the site, and ${toShare(cache.notModified, wanted)} was confirmed with a 304 of a few hundred bytes. That kept ${toBytes(cache.savedBytes)} off the wire.`,
    heads: ["From", "Times"],
    parts: [
      { name: "Own cache, not asked", count: cache.fresh, colour: 3 },
      { name: "Own copy, confirmed (304)", count: cache.notModified, colour: 1 },
      { name: "The site, in full", count: Math.max(0, reads - cache.notModified), colour: 2 },
    ],
  });
  const steps = (most: number): Moment[] =>
    toSteps(run.seconds, toStepLength(run.seconds.length, most));
  const caption = `${toShare(cacheable, judged)} of the answers may be kept by a shared cache such as a CDN: with one in front, the site would see only the rest and what the cache does not hold yet.`;
  const offload = toFigure({
    title: "Cost the site nothing, or a 304",
    svg: toLineChart({
      id: "offload",
      title: "Share of wanted pages and assets that cost the site nothing or a 304, over time",
      description: caption,
      seconds: run.seconds.length,
      bands: toBandsOfPhases(run),
      series: [{ name: "Offload", values: steps(120).map(toOffload), colour: 3, filled: true }],
      toLabel: (value) => `${toRough(value)} %`,
    }),
    caption,
    legend: [{ name: "In the browser's cache, or confirmed with a 304", style: "c3" }],
    table: toTable(
      "Offload by the visitors' own caches",
      ["Time", "Not asked a second", "304 a second", "Offload"],
      steps(40).map((step) => {
        const offloaded = toOffload(step);
        return [
          toElapsed(step.second),
          toRough(step.fresh),
          toRough(step.notModified),
          offloaded === null ? "none asked" : `${toRough(offloaded)} %`,
        ];
      }),
    ),
  });
  return { id: "cache-offload", title: "What caches took off the site", html: own + offload };
}

/** In percent; null when nobody wanted anything. */
function toOffload({ pages, assets, fresh, notModified }: Moment): number | null {
  const wanted = pages + assets + fresh;
  return wanted === 0 ? null : (100 * (fresh + notModified)) / wanted;
}
