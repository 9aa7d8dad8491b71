import { describe, expect, test } from "vitest";
import type { Category, LighthouseReport, LighthouseRun } from "../../src/bench/reader/scores.ts";
import { categories, readReport, toMedianRun } from "../../src/bench/reader/scores.ts";

function report(scores: Partial<Record<Category, number | null>> = {}): LighthouseReport {
  return {
    categories: Object.fromEntries(
      categories.map((name) => [
        name,
        {
          score: name in scores ? (scores[name] ?? null) : 1,
          auditRefs: [
            { id: "speed", weight: 30 },
            { id: "told", weight: 0 },
            { id: "absent", weight: 5 },
            { id: "not-for-this-page", weight: 5 },
          ],
        },
      ]),
    ),
    audits: {
      speed: { id: "speed", title: "Speed", score: 0.996, displayValue: "1.2 s" },
      told: { id: "told", title: "Told", score: 0 },
      "not-for-this-page": { id: "not-for-this-page", title: "No", score: null },
    },
    environment: { benchmarkIndex: 700 },
  };
}

describe("a report that judges nothing is refused", () => {
  test.each([
    [
      "the page did not load",
      { ...report(), runtimeError: { message: "NO_FCP" } },
      /could not judge it: NO_FCP/,
    ],
    ["a category without a score", report({ seo: null }), /no score for seo/],
    ["a category that is missing", { ...report(), categories: {} }, /no score for performance/],
  ])("%s", (_about, given, expected) => {
    expect(() => readReport(given)).toThrow(expected);
  });
});

test("scores are whole, and what costs is an audit that weighs and has less than all points", () => {
  const { judged, benchmarkIndex } = readReport(report({ performance: 0.94 }));
  expect(benchmarkIndex).toBe(700);
  expect(judged.performance).toEqual({
    score: 94,
    costs: [{ id: "speed", title: "Speed", score: 99, shown: "1.2 s" }],
  });
});

function run(performance: number, benchmarkIndex: number): LighthouseRun {
  const cost = { id: `cost-of-${performance}`, title: "", score: 0, shown: "" };
  const perfect = { score: 100, costs: [cost] };
  return {
    judged: {
      performance: { score: performance, costs: [cost] },
      accessibility: perfect,
      "best-practices": perfect,
      seo: perfect,
    },
    benchmarkIndex,
  };
}

describe("the middle run", () => {
  test("no run is refused", () => {
    expect(() => toMedianRun([])).toThrow("Lighthouse did not run");
  });

  test.each([
    ["of one", [90], 90],
    ["of two, the lower", [100, 80], 80],
    ["of three, whatever their order", [100, 70, 90], 90],
    ["of three with one bad one", [100, 20, 100], 100],
  ])("%s", (_about, scores, expected) => {
    const { judged } = toMedianRun(scores.map((score) => run(score, 1)));
    expect(judged.performance.score).toBe(expected);
    expect(judged.performance.costs.map(({ id }) => id)).toEqual(
      expected === 100 ? [] : [`cost-of-${expected}`],
    );
  });

  test("a category with all points explains nothing", () => {
    expect(toMedianRun([run(90, 5), run(91, 9), run(92, 7)])).toMatchObject({
      benchmarkIndex: 7,
      judged: { seo: { score: 100, costs: [] } },
    });
  });
});
