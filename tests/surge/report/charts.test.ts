import { describe, expect, test } from "vitest";
import { BAND_NAMES, EDGES_MS, toBands } from "../../../src/surge/report/bands.ts";
import { toBarChart } from "../../../src/surge/report/charts/bar-chart.ts";
import { toHeatMap } from "../../../src/surge/report/charts/heat-map.ts";
import { toLineChart, toStackedChart } from "../../../src/surge/report/charts/line-chart.ts";
import {
  toElapsed,
  toShort,
  toTicks,
  toTimeTicks,
} from "../../../src/surge/report/charts/scale.ts";
import { toTerminalChart } from "../../../src/surge/report/charts/terminal-chart.ts";
import { toShare } from "../../../src/surge/report/sections/shares.ts";
import { toStepLength, toSteps } from "../../../src/surge/report/resample.ts";
import { createHistogram } from "../../../src/surge/histogram.ts";
import type { Moment } from "../../../src/surge/report/run-data.ts";

const chart = { id: "c", title: "A & B", description: "x < y", seconds: 10 };

describe("charts of nothing", () => {
  test.each<[string, string]>([
    ["lines", toLineChart({ ...chart, series: [] })],
    [
      "a line of gaps",
      toLineChart({ ...chart, series: [{ name: "a", values: [null, null], colour: 1 }] }),
    ],
    [
      "a line of noughts",
      toLineChart({ ...chart, series: [{ name: "a", values: [0, 0], colour: 1 }] }),
    ],
    ["layers", toStackedChart({ ...chart, series: [] })],
    ["a heat map", toHeatMap({ ...chart, columns: [], edges: ["1 ms"] })],
    ["bars", toBarChart({ ...chart, bars: [] })],
    [
      "no time at all",
      toLineChart({
        ...chart,
        seconds: 0,
        series: [{ name: "a", values: [], colour: 1, filled: true }],
      }),
    ],
  ])("%s is still a picture", (_, svg) => {
    expect(svg).toMatch(/^<svg .*<\/svg>$/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg).toContain('<title id="c-name">A &amp; B</title>');
  });
});

describe("scales", () => {
  test.each<[number, number[]]>([
    [0, [0, 1]],
    [1, [0, 0.5, 1]],
    [3.2, [0, 1, 2, 3, 4]],
    [73, [0, 20, 40, 60, 80]],
    [200_000, [0, 50_000, 100_000, 150_000, 200_000]],
  ])("ticks up to %d", (highest, ticks) => expect(toTicks(highest)).toEqual(ticks));

  test("ticks always reach the highest value, in few steps", () => {
    for (let highest = 0.001; highest < 1e9; highest *= 1.37) {
      const ticks = toTicks(highest);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest * 0.999999);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });

  test("times", () => {
    expect([5, 754, 3600].map(toElapsed)).toEqual(["0:05", "12:34", "1:00:00"]);
    expect(toTimeTicks(172_800).length).toBeLessThanOrEqual(9);
    expect([0, 950, 12_000, 1_500_000].map(toShort)).toEqual(["0", "950", "12k", "1.5M"]);
  });

  test("shares are never rounded to none or all", () => {
    expect([toShare(0, 9), toShare(1, 9000), toShare(8999, 9000), toShare(9, 9)]).toEqual([
      "0 %",
      "under 0.1 %",
      "over 99.9 %",
      "100 %",
    ]);
  });
});

test("a line passes through its values, and breaks where there is none", () => {
  const svg = toLineChart({
    ...chart,
    series: [{ name: "a", values: [0, 4, null, 2, 4], colour: 1 }],
  });
  const [, path = ""] = /class="line c1" d="([^"]+)"/.exec(svg) ?? [];
  expect(path.match(/M/g)?.length).toBe(2);
  // 226 is the foot of the plot and 22 its head.
  expect([...path.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y))).toEqual([
    226, 22, 124, 22,
  ]);
});

test("bands hold every request once", () => {
  const histogram = createHistogram();
  const times = Array.from({ length: 500 }, (_, index) => 0.1 * 1.03 ** index);
  for (const timeMs of times) histogram.record(timeMs);
  const bands = toBands([histogram.toSparse()]);
  expect(bands.length).toBe(BAND_NAMES.length);
  const expected = BAND_NAMES.map(
    (_, band) =>
      times.filter(
        (time) => time >= (EDGES_MS[band - 1] ?? 0) && time < (EDGES_MS[band] ?? Infinity),
      ).length,
  );
  // A slot is a thousandth wide, so one on an edge may be counted next door.
  for (const [band, count] of bands.entries())
    expect(Math.abs(count - (expected[band] ?? 0))).toBeLessThanOrEqual(1);
  expect(bands.reduce((sum, count) => sum + count, 0)).toBe(500);
});

describe("a chart in a terminal", () => {
  test("of nothing is nothing", () => {
    expect(toTerminalChart({ values: [], toLabel: String, from: "", to: "" })).toEqual([]);
  });
  test("shows the highest of what a column stands for", () => {
    const values = Array.from({ length: 100 }, (_, index) => (index === 41 ? 8 : 1));
    const lines = toTerminalChart({
      values,
      toLabel: String,
      from: "a",
      to: "b",
      width: 10,
      height: 2,
    });
    expect(lines).toEqual(["8 │    █", "0 │▂▂▂▂█▂▂▂▂▂", "  └──────────", "   a        b"]);
  });
});

test("steps have the means of their seconds, and none is lost", () => {
  const moments = Array.from(
    { length: 95 },
    (_, second) =>
      ({
        second,
        visitors: second,
        pages: 2,
        assets: 0,
        forms: 0,
        errors: 0,
        shed: 0,
        bytes: 0,
        fresh: 0,
        notModified: 0,
        generatorCpu: 1,
        serverCpu: null,
        generatorRss: 5,
        serverRss: null,
      }) satisfies Moment,
  );
  expect([toStepLength(95, 40), toStepLength(172_800, 240)]).toEqual([5, 900]);
  const steps = toSteps(
    moments.filter(({ second }) => second !== 12),
    10,
  );
  expect(steps.map(({ seconds }) => seconds)).toEqual([...Array(9).fill(10), 5]);
  expect(steps.reduce((sum, { pages, seconds }) => sum + pages * seconds, 0)).toBe(188);
  expect([steps[0]?.visitors, steps[9]?.visitors, steps[9]?.serverCpu]).toEqual([4.5, 92, null]);
});
