import { toBytes, toCount, toDuration, toMs, toRough } from "../numbers-text.ts";
import { sumScopes } from "../results/counts.ts";
import type { RunData } from "./run-data.ts";
import { toFigureText } from "./sections/verdict.ts";
import { toElapsed } from "./charts/scale.ts";
import { toTerminalChart } from "./charts/terminal-chart.ts";

/** A merged run for a terminal, as lines. */
export function toRunLines(run: RunData): string[] {
  const { requests, errors, shed } = sumScopes(run.counts);
  const { pages, lateness } = {
    pages: run.histograms.pages.response,
    lateness: run.histograms.lateness,
  };
  const rows: [string, string][] = [
    [
      "Run",
      `${run.header.subject} on ${run.header.target}, seed ${run.header.seed}, ${toDuration(run.elapsedS)}`,
    ],
    ...(run.header.shard.of > 1
      ? [["Parts", `${run.files.length} of ${run.header.shard.of}`] as [string, string]]
      : []),
    ...(run.peakVisitors === null
      ? []
      : [["Visitors", `${toCount(run.peakVisitors)} at once at the peak`] as [string, string]]),
    [
      "Requests",
      `${toCount(requests)}, ${toRough(requests / Math.max(1, run.elapsedS))} a second; ${toCount(errors)} errors, ${toCount(shed)} refused early`,
    ],
    [
      "Pages",
      `p50 ${toMs(pages.percentileMs(50))}, p99 ${toMs(pages.percentileMs(99))}, longest ${toMs(pages.maxMs())}`,
    ],
    ["Received", toBytes(run.counts.bytes)],
    ["The lab", `late by p99 ${toMs(lateness.percentileMs(99))}`],
  ];
  const visitors = run.seconds.map(
    (moment) => moment.visitors ?? moment.pages + moment.assets + moment.forms,
  );
  return [
    ...rows.map(([name, text]) => `${name.padEnd(10)} ${text}`),
    "",
    run.peakVisitors === null ? "Requests a second" : "Visitors at once",
    ...toTerminalChart({
      values: visitors,
      toLabel: toCount,
      from: "0:00",
      to: toElapsed(run.seconds.length),
    }),
    "",
    ...run.verdict.limits.map(
      (limit) => `${limit.held ? "held  " : "FAILED"}  ${limit.text}  (${toFigureText(limit)})`,
    ),
    ...run.verdict.reasons,
    run.verdict.outcome.toUpperCase(),
  ];
}
