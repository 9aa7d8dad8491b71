import { describe, expect, test } from "vitest";
import {
  createRandom,
  drawExponential,
  drawLogNormal,
  pickEvenly,
  pickWeighted,
} from "../../src/surge/random.ts";

function draw(count: number, one: () => number): number[] {
  return Array.from({ length: count }, one);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("streams", () => {
  test("the same seed and stream give the same draws", () => {
    expect(draw(100, createRandom(7, 3))).toEqual(draw(100, createRandom(7, 3)));
  });

  test.each([
    ["another seed", createRandom(8, 3)],
    ["another stream", createRandom(7, 4)],
    ["seed and stream exchanged", createRandom(3, 7)],
  ])("%s gives others", (_, other) => {
    const random = createRandom(7, 3);
    expect(draw(100, random).filter((value) => value === other())).toEqual([]);
  });

  test("first draws of neighbouring streams are spread evenly", () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let stream = 0; stream < 10_000; stream++)
      tenths[Math.floor(createRandom(1, stream)() * 10)]! += 1;
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe("distributions", () => {
  const random = createRandom(1, 1);
  test("waiting times of rate 1 have mean 1", () => {
    expect(mean(draw(50_000, () => drawExponential(random)))).toBeCloseTo(1, 1);
  });

  test("log-normal keeps its median and its mean", () => {
    const drawn = draw(50_000, () => drawLogNormal(random, { median: 20, mean: 30 })).toSorted(
      (one, other) => one - other,
    );
    expect(Math.abs(drawn[25_000]! - 20)).toBeLessThan(0.5);
    expect(Math.abs(mean(drawn) - 30)).toBeLessThan(0.7);
  });

  test("weights are shares, and weight 0 never comes", () => {
    const items = [
      { item: "a", weight: 3 },
      { item: "never", weight: 0 },
      { item: "b", weight: 1 },
    ];
    const picked = Array.from({ length: 40_000 }, () => pickWeighted(random, items));
    expect(picked).not.toContain("never");
    expect(picked.filter((item) => item === "a").length / 40_000).toBeCloseTo(0.75, 1);
  });

  test("no weight above 0 is a fault of the caller", () => {
    expect(() => pickWeighted(random, [{ item: "a", weight: 0 }])).toThrow(RangeError);
  });

  test("nothing to pick from gives nothing", () => {
    expect(pickEvenly(random, [])).toBeUndefined();
  });
});
