import { describe, expect, test } from "vitest";
import {
  addToSketch,
  countLabels,
  createSketch,
  estimateDistinct,
  mergeSketch,
  registerBits,
} from "../../../src/server/meter/sketch.ts";
import { hashPerson } from "./people.ts";

function sketchOf(seed: number, from: number, to: number, bits = registerBits) {
  const sketch = createSketch(bits);
  for (let person = from; person < to; person += 1) {
    const [high, low] = hashPerson(seed, person);
    addToSketch(sketch, high, low, person % 3);
  }
  return sketch;
}

describe("the estimate", () => {
  test("of nobody is 0, of one person 1", () => {
    expect(estimateDistinct(createSketch())).toBe(0);
    expect(estimateDistinct(sketchOf(1, 0, 1))).toBeCloseTo(1, 2);
  });

  test.each([
    ["all bits 0: the highest rank there is", 0, 0],
    ["all bits 1", 0xffff_ffff, 0xffff_ffff],
    ["only the last bit", 0, 1],
    ["only the bit after the place", 1 << 17, 0],
  ])("one hash with %s is one person", (_about, high, low) => {
    const sketch = createSketch();
    addToSketch(sketch, high, low, 2 ** 11 - 1);
    expect(estimateDistinct(sketch)).toBeCloseTo(1, 2);
    expect(countLabels(sketch)[2 ** 11 - 1]).toBe(1);
  });

  test("below 100 people it is off by 4 at most, for 60 seeds", () => {
    for (let seed = 0; seed < 60; seed += 1)
      for (const people of [2, 5, 10, 25, 50, 75, 99]) {
        const off = Math.abs(Math.round(estimateDistinct(sketchOf(seed, 0, people))) - people);
        expect(off, `seed ${seed}, ${people} people`).toBeLessThanOrEqual(people < 20 ? 1 : 4);
      }
  });

  // 3 % is 3.7 standard errors; 20,000 to 70,000 is where the plain formula of 2007 is at its worst.
  test.each([
    [300, 40],
    [1000, 40],
    [3000, 40],
    [10_000, 40],
    [20_000, 30],
    [40_000, 30],
    [50_000, 20],
    [70_000, 20],
    [100_000, 15],
    [200_000, 10],
    [500_000, 5],
  ])(
    "of %i people is within 3 %%, for %i seeds, and on neither side of the truth",
    (people, runs) => {
      let sum = 0;
      for (let seed = 0; seed < runs; seed += 1) {
        const error = estimateDistinct(sketchOf(seed, 0, people)) / people - 1;
        expect(Math.abs(error), `seed ${seed}`).toBeLessThan(0.03);
        sum += error;
      }
      expect(Math.abs(sum / runs)).toBeLessThan((3.5 * 0.0081) / Math.sqrt(runs));
    },
  );

  test("100 people: within 3 %, or 4 people, which is one collision more than usual", () => {
    for (let seed = 0; seed < 60; seed += 1)
      expect(Math.abs(estimateDistinct(sketchOf(seed, 0, 100)) - 100)).toBeLessThan(4);
  });

  test("with 2^12 registers the standard error is twice as large: 1.6 %", () => {
    const errors = Array.from(
      { length: 60 },
      (_, seed) => estimateDistinct(sketchOf(seed, 0, 30_000, 12)) / 30_000 - 1,
    );
    const rootMeanSquare = Math.sqrt(errors.reduce((sum, one) => sum + one ** 2, 0) / 60);
    expect(rootMeanSquare).toBeGreaterThan(0.011);
    expect(rootMeanSquare).toBeLessThan(0.021);
  });

  test("the same people again change nothing", () => {
    const once = sketchOf(3, 0, 5000);
    const twice = sketchOf(3, 0, 5000);
    for (let person = 4999; person >= 0; person -= 1) {
      const [high, low] = hashPerson(3, person);
      addToSketch(twice, high, low, person % 3);
    }
    expect(twice).toEqual(once);
  });
});

describe("merging", () => {
  test("of overlapping crowds is the sketch of all of them, bit for bit, in either order", () => {
    const all = sketchOf(4, 0, 30_000);
    const [one, other] = [sketchOf(4, 0, 20_000), sketchOf(4, 10_000, 30_000)];
    const [forth, back] = [one.slice(), other.slice()];
    mergeSketch(forth, other);
    mergeSketch(back, one);
    expect(forth).toEqual(all);
    expect(back).toEqual(all);
  });

  test("labels are an even sample of the people: three labels, a third each, to two points", () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const counts = countLabels(sketchOf(seed, 0, 90_000));
      const set = counts.reduce((sum, count) => sum + count, 0);
      for (const label of [0, 1, 2])
        expect(Math.abs((counts[label] ?? 0) / set - 1 / 3)).toBeLessThan(0.02);
    }
  });
});
