import { describe, expect, test } from "vitest";
import { checkLimit, parseLimit } from "../../src/surge/limits.ts";
import type { Figures, Limit } from "../../src/surge/limits.ts";

describe("limits that cannot be read", () => {
  const advice =
    'write it like "errors <= 0", "errors < 0.1%", "p99 <= 1500ms", "pages: shed = 0" or "p99 < 200ms in every 10s of the ramp"';
  test.each([
    ["no text", "", `is not a limit; ${advice}`],
    ["no comparison", "p99 1500ms", `is not a limit; ${advice}`],
    ["no number", "errors <=", `is not a limit; ${advice}`],
    ["a comparison of other languages", "errors == 0", `is not a limit; ${advice}`],
    [
      "a response time without a unit",
      "p99 <= 1500",
      "a response time needs ms or s, such as 1500ms",
    ],
    [
      "a response time in minutes",
      "p99 <= 1m",
      'a response time needs ms or s, such as 1500ms, not "m"',
    ],
    ["a share of requests", "requests >= 5%", 'requests are a plain number, without "%"'],
    ["errors in milliseconds", "errors < 5ms", 'errors are a number or a share in %, not "ms"'],
    [
      "a percentile above all",
      "p100 < 1s",
      '"p100" is not measured; errors, shed, requests, cacheable, max and p1 to p99.99 are',
    ],
    [
      "a percentile of nothing",
      "p0 < 1s",
      '"p0" is not measured; errors, shed, requests, cacheable, max and p1 to p99.99 are',
    ],
    [
      "an unknown metric",
      "latency < 1s",
      '"latency" is not measured; errors, shed, requests, cacheable, max and p1 to p99.99 are',
    ],
    [
      "an unknown scope",
      "images: errors = 0",
      'begins with "images:", which is not known; it may begin with "pages:", "assets:" or "forms:"',
    ],
    [
      "a cacheable number",
      "cacheable >= 99",
      "cacheable is a share of the answers and needs %, such as 99%",
    ],
    [
      "windows that cannot be put together from ten seconds",
      "p99 < 1s in every 15s",
      '"in every 15s" cannot be checked, since times are kept for ten seconds each; use 10s, 20s, 60s or 5m',
    ],
  ])("%s", (_, text, error) => {
    expect(parseLimit(text)).toEqual({ error });
  });
});

describe("limits that can", () => {
  test.each<[string, Partial<Limit>]>([
    [
      "errors <= 0",
      { scope: "all", metric: { name: "errors" }, comparison: "<=", bound: 0, unit: "count" },
    ],
    [
      "errors<0.1%",
      { scope: "all", metric: { name: "errors" }, comparison: "<", bound: 0.1, unit: "percent" },
    ],
    [
      "pages: p99.9 <= 1.5s",
      { scope: "pages", metric: { name: "percentile", percent: 99.9 }, bound: 1500, unit: "ms" },
    ],
    [
      "assets : max < 200ms",
      { scope: "assets", metric: { name: "max" }, comparison: "<", bound: 200, unit: "ms" },
    ],
    [
      "requests >= 1000",
      { metric: { name: "requests" }, comparison: ">=", bound: 1000, unit: "count" },
    ],
    [
      "p99 < 200ms in every 10s of the ramp",
      { metric: { name: "percentile", percent: 99 }, bound: 200, everySeconds: 10, phase: "ramp" },
    ],
    ["errors = 0 in every 5m", { metric: { name: "errors" }, everySeconds: 300, phase: null }],
    ["pages: shed = 0", { scope: "pages", metric: { name: "shed" }, bound: 0, everySeconds: null }],
    ["forms: shed < 50% of the day", { scope: "forms", unit: "percent", phase: "day" }],
    ["cacheable >= 99%", { metric: { name: "cacheable" }, bound: 99, unit: "percent" }],
  ])("%s", (text, expected) => {
    expect(parseLimit(text)).toMatchObject({ text, ...expected });
  });
});

describe("what they say of figures", () => {
  const figures: Figures = {
    requests: 2000,
    errors: 3,
    shed: 40,
    judged: 1000,
    cacheable: 985,
    maxMs: 900,
    percentileMs: (percent) => percent * 2,
  };
  test.each([
    ["errors <= 0", 3, false],
    ["errors <= 3", 3, true],
    ["errors < 3", 3, false],
    ["errors = 3", 3, true],
    ["errors < 0.1%", 0.15, false],
    ["errors < 0.2%", 0.15, true],
    ["p50 <= 100ms", 100, true],
    ["p99 < 0.1s", 198, false],
    ["max > 1s", 900, false],
    ["requests >= 2000", 2000, true],
    ["shed = 0", 40, false],
    ["shed <= 2%", 2, true],
    ["cacheable >= 99%", 98.5, false],
    ["cacheable >= 98%", 98.5, true],
  ])("%s", (text, value, held) => {
    expect(checkLimit(parseLimit(text) as Limit, figures)).toEqual({ value, held });
  });

  test("of no answers all are cacheable", () => {
    const none = { ...figures, judged: 0, cacheable: 0 };
    expect(checkLimit(parseLimit("cacheable >= 99%") as Limit, none)).toEqual({
      value: 100,
      held: true,
    });
  });

  test("a share of no requests is 0", () => {
    expect(
      checkLimit(parseLimit("errors < 1%") as Limit, { ...figures, requests: 0, errors: 0 }),
    ).toEqual({ value: 0, held: true });
  });
});
