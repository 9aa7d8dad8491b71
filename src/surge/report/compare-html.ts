import { toLineChart } from "./charts/line-chart.ts";
import type { Series } from "./charts/line-chart.ts";
import { toElapsed } from "./charts/scale.ts";
import { escapeText } from "./charts/svg.ts";
import { toComparedRows } from "./compare-rows.ts";
import { findDifferences } from "./differences.ts";
import { toFigure, toParagraph, toTable } from "./html.ts";
import { toCount, toMs, toRough } from "../numbers-text.ts";
import { toPage } from "./report-html.ts";
import { toStepLength, toSteps } from "./resample.ts";
import type { RunData } from "./run-data.ts";

/** Two runs as one page. */
export function toCompareHtml(one: RunData, other: RunData): string {
  const names = [one, other].map(
    ({ files }, index) => `${index === 0 ? "First" : "Second"}: ${files.join(", ")}`,
  );
  const differences = findDifferences(one, other);
  const lead = [
    toParagraph(names.join(" · ")),
    differences.length === 0
      ? toParagraph(
          "Both were asked the same thing, so a difference is the site's or the machine's.",
        )
      : `<div class="verdict invalid"><p><strong>The two were not asked the same thing.</strong></p>${differences.map(toParagraph).join("")}</div>`,
    toTable(
      "Figures of both runs",
      ["", "First", "Second", "Second against first"],
      toComparedRows(one, other).map((row) => [row.name, row.one, row.other, row.change]),
    ),
    toLimitTable(one, other),
  ].join("");
  return toPage({
    title: "Two runs side by side",
    head: `<p class="eyebrow">${escapeText(one.header.target)} · ${escapeText(other.header.target)}</p><h1>Two runs side by side</h1>`,
    lead,
    sections: [
      {
        id: "charts",
        title: "Over time",
        html: [toVisitors(one, other), toRequests(one, other), toTimes(one, other)].join(""),
      },
    ],
  });
}

function toLimitTable(one: RunData, other: RunData): string {
  const texts = [
    ...new Set([one, other].flatMap(({ verdict }) => verdict.limits.map(({ text }) => text))),
  ];
  const verdict = ({ verdict: { limits } }: RunData, text: string): string => {
    const found = limits.find((limit) => limit.text === text);
    if (found === undefined) return "not asked";
    return found.held ? "✓ held" : "✗ failed";
  };
  return toTable(
    "Limits of both runs",
    ["Limit", "First", "Second"],
    [
      ...texts.map((text) => [text, verdict(one, text), verdict(other, text)]),
      ["Altogether", one.verdict.outcome, other.verdict.outcome],
    ],
    "words",
  );
}

function toVisitors(one: RunData, other: RunData): string {
  return toBoth(
    "visitors",
    "Visitors at once",
    one,
    other,
    (run) => pickSteps(run, ({ visitors }) => visitors),
    toCount,
  );
}

function toRequests(one: RunData, other: RunData): string {
  return toBoth(
    "requests",
    "Requests a second",
    one,
    other,
    (run) => pickSteps(run, ({ pages, assets, forms }) => pages + assets + forms),
    toRough,
  );
}

function toTimes(one: RunData, other: RunData): string {
  const p99 = ({ windows }: RunData): Line =>
    windows.map(({ fromSecond, p99Ms }) => ({ second: fromSecond, value: p99Ms }));
  return toBoth("p99", "Response time of 99 in 100", one, other, p99, toMs);
}

type Line = { second: number; value: number | null }[];

function pickSteps(run: RunData, pick: (step: RunData["seconds"][number]) => number | null): Line {
  return toSteps(run.seconds, toStepLength(run.seconds.length, 120)).map((step) => ({
    second: step.second,
    value: pick(step),
  }));
}

/** One chart with a line for each run, over the longer of the two. */
function toBoth(
  id: string,
  title: string,
  one: RunData,
  other: RunData,
  read: (run: RunData) => Line,
  toText: (value: number) => string,
): string {
  const seconds = Math.max(one.seconds.length, other.seconds.length);
  const lines = [read(one), read(other)];
  const stepS = Math.min(
    ...lines
      .map((line) => (line[1]?.second ?? seconds) - (line[0]?.second ?? 0))
      .filter((step) => step > 0),
    seconds,
  );
  const length = Math.ceil(seconds / Math.max(1, stepS));
  const series: Series[] = lines.map((line, index) => ({
    name: index === 0 ? "First" : "Second",
    colour: index + 1,
    dashed: index === 1,
    values: Array.from(
      { length },
      (_, step) => line.findLast(({ second }) => second <= step * stepS)?.value ?? null,
    ).map((value, step) =>
      step * stepS < (index === 0 ? one : other).seconds.length ? value : null,
    ),
  }));
  const every = Math.max(1, Math.ceil(length / 40));
  const caption = `${title} of both runs, each from its own start.`;
  return toFigure({
    title,
    svg: toLineChart({
      id,
      title: `${title} of both runs over time`,
      description: caption,
      seconds,
      series,
    }),
    caption,
    legend: series.map(({ name, colour, dashed }) => ({
      name,
      style: `c${colour}${dashed ? " dashed" : ""}`,
    })),
    table: toTable(
      title,
      ["Time", "First", "Second"],
      Array.from({ length: Math.ceil(length / every) }, (_, row) => [
        toElapsed(row * every * stepS),
        ...series.map(({ values }) => {
          const value = values[row * every];
          return value === null || value === undefined ? "none" : toText(value);
        }),
      ]),
    ),
  });
}
