import { describe, expect, test } from "vitest";
import { drawArrivals, expectedArrivals, toArrivalRate } from "../../src/surge/arrivals.ts";
import type { ArrivalRate } from "../../src/surge/arrivals.ts";
import { toCurve } from "../../src/surge/curve.ts";
import type { Curve } from "../../src/surge/curve.ts";
import { createRandom } from "../../src/surge/random.ts";
import { readProfile } from "../../src/surge/read-profile.ts";
import { createShapeDrawer, createShapePool, toLengthMs } from "../../src/surge/visit-shapes.ts";

const { visit } = readProfile("election-night-2016");
const drawShape = createShapeDrawer(visit);
const pool = createShapePool(createRandom(1, 0), visit);

function line(from: number, to: number, seconds: number): Curve {
  const points = [
    { at: 0, visitors: from, basis: "assumed: test" },
    { at: 60, visitors: to, basis: "assumed: test" },
  ];
  return toCurve({ curve: points }, { visitors: Math.max(from, to), seconds });
}

describe("the pool of visits", () => {
  test("E[min(S, u)] is what adding up visit by visit gives", () => {
    const random = createRandom(5, 0);
    const small = createShapePool(createRandom(5, 0), visit, 500);
    const lengths = Array.from({ length: 500 }, () => toLengthMs(drawShape(random)));
    for (const uMs of [0, 1, 5_000, 60_000, 1e9]) {
      const slow = lengths.reduce((sum, lengthMs) => sum + Math.min(lengthMs, uMs), 0) / 500;
      expect(small.meanWithinMs(uMs)).toBeCloseTo(slow, 5);
    }
  });

  test("visits under way are met in proportion to their length, at any moment of it", () => {
    const random = createRandom(6, 0);
    const met = Array.from({ length: 20_000 }, () => pool.drawUnderWay(random));
    expect(met.every(({ shape, agoMs }) => agoMs >= 0 && agoMs < toLengthMs(shape))).toBe(true);
    const share =
      met.reduce((sum, { shape, agoMs }) => sum + agoMs / toLengthMs(shape), 0) / met.length;
    expect(share).toBeCloseTo(0.5, 1);
    expect(met.reduce((sum, { shape }) => sum + toLengthMs(shape), 0) / met.length).toBeGreaterThan(
      pool.meanMs * 1.5,
    );
  });
});

describe("the rate of arrivals", () => {
  test("a steady crowd needs N / m, by Little", () => {
    const rate = toArrivalRate(line(1000, 1000, 600), pool);
    for (const perMs of rate.perMs) expect(perMs * pool.meanMs).toBeCloseTo(1000, 0);
  });

  test("a crowd that leaves faster than people read has no arrivals, and none below zero", () => {
    const rate = toArrivalRate(line(1000, 0.001, 5), pool);
    expect(rate.perMs.every((perMs) => perMs === 0)).toBe(true);
  });

  // The slow, obvious version: let visits happen and count who is there.
  test.each([
    ["grows twelvefold in a minute", line(170, 2000, 60)],
    ["grows twelvefold in two hours", line(170, 2000, 7200)],
    ["shrinks by half in ten minutes", line(2000, 1000, 600)],
  ])("the number of visitors follows the curve when it %s", (_, curve) => {
    const random = createRandom(11, 0);
    const stays = Array.from({ length: Math.round(curve.visitorsAt(0)) }, () => {
      const { shape, agoMs } = pool.drawUnderWay(random);
      return { fromMs: 0, toMs: toLengthMs(shape) - agoMs };
    });
    for (const fromMs of drawArrivals(random, toArrivalRate(curve, pool))) {
      stays.push({ fromMs, toMs: fromMs + toLengthMs(drawShape(random)) });
    }
    for (const part of [0.1, 0.25, 0.5, 0.75, 0.99]) {
      const atMs = part * curve.durationMs;
      const here = stays.filter(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs).length;
      const wanted = curve.visitorsAt(atMs);
      // Four standard deviations of a Poisson count, and the pool's own 1 %.
      expect(Math.abs(here - wanted)).toBeLessThan(4 * Math.sqrt(wanted) + wanted * 0.02);
    }
  });
});

describe("moments of arrival", () => {
  const rate: ArrivalRate = {
    stepMs: 100,
    perMs: Float64Array.from({ length: 100 }, (_, step) => (step % 10 === 3 ? 0 : step / 50)),
  };

  test("the area under the rate is what adding up in small steps gives", () => {
    for (const beforeMs of [0, 50, 1234.5, 10_000, 20_000]) {
      let slow = 0;
      for (let atMs = 0.05; atMs < Math.min(beforeMs, 10_000); atMs += 0.1)
        slow += (rate.perMs[Math.floor(atMs / 100)] ?? 0) * 0.1;
      expect(Math.abs(expectedArrivals(rate, beforeMs) - slow)).toBeLessThan(0.3);
    }
  });

  test("counts match the area in every stretch, for many seeds", () => {
    for (let seed = 0; seed < 20; seed++) {
      const moments = [...drawArrivals(createRandom(seed, 1), rate)];
      for (const [fromMs, toMs] of [
        [0, 10_000],
        [0, 2_500],
        [2_500, 5_000],
        [7_777, 9_999],
      ] as const) {
        const wanted = expectedArrivals(rate, toMs) - expectedArrivals(rate, fromMs);
        const came = moments.filter((atMs) => atMs >= fromMs && atMs < toMs).length;
        expect(Math.abs(came - wanted)).toBeLessThan(4.5 * Math.sqrt(wanted));
      }
    }
  });

  test("they go up, lie within the run, and none falls where the rate is 0", () => {
    const moments = [...drawArrivals(createRandom(3, 1), rate)];
    expect(moments).toEqual(moments.toSorted((one, other) => one - other));
    expect(moments.every((atMs) => atMs >= 0 && atMs < 10_000)).toBe(true);
    expect(moments.filter((atMs) => Math.floor(atMs / 100) % 10 === 3)).toEqual([]);
  });

  test("waiting times at a steady rate scatter as much as their mean (Poisson, not evenly spaced)", () => {
    const steady = { stepMs: 100_000, perMs: Float64Array.of(0.2) };
    const moments = [...drawArrivals(createRandom(4, 1), steady)];
    const gaps = moments.slice(1).map((atMs, index) => atMs - (moments[index] ?? 0));
    const meanMs = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - meanMs) ** 2, 0) / gaps.length;
    expect(Math.sqrt(variance) / meanMs).toBeCloseTo(1, 1);
  });
});
