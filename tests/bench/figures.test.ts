import { describe, expect, test } from "vitest";
import { dearest, toFigure, toRatio } from "../../src/bench/server/figures.ts";

describe("a figure", () => {
  test("without a value is refused", () => {
    expect(() => toFigure([])).toThrow("No measurement was made");
  });

  test.each([
    ["one value", [3], { median: 3, least: 3, most: 3 }],
    ["an odd number", [9, 1, 5], { median: 5, least: 1, most: 9 }],
    ["an even number", [4, 1, 2, 100], { median: 3, least: 1, most: 100 }],
  ])("%s", (_about, values, expected) => {
    expect(toFigure(values)).toEqual(expected);
  });

  test("half of the values are on either side, whatever they are", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const values = Array.from(
        { length: 1 + (seed % 12) },
        (_, index) => (seed * 7919 * (index + 3)) % 101,
      );
      const { median, least, most } = toFigure(values);
      expect(values.filter((value) => value < median).length).toBeLessThanOrEqual(
        values.length / 2,
      );
      expect(values.filter((value) => value > median).length).toBeLessThanOrEqual(
        values.length / 2,
      );
      expect([least, most]).toEqual([Math.min(...values), Math.max(...values)]);
    }
  });
});

describe("a ratio", () => {
  const figure = (median: number) => ({ median, least: median, most: median });

  test("to what was not measured is none", () => {
    expect(toRatio(figure(10), undefined)).toBeNull();
    expect(dearest({})).toBeUndefined();
  });

  test("to another is of the medians", () => {
    expect(toRatio(figure(15), figure(10))).toBe(1.5);
    expect(dearest({ a: figure(15), b: figure(150), c: figure(1) })).toEqual(figure(150));
  });
});
