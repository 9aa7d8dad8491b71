import type { Profile } from "./profile.ts";
import { drawLogNormal, pickWeighted } from "./random.ts";
import type { Random } from "./random.ts";

/** How long each page of a visit is read, in milliseconds: as many entries as pages. */
export type VisitShape = number[];

/** Many drawn visits, to learn from how long visits last. */
export interface ShapePool {
  /** Mean length of a visit in milliseconds: reading times alone, answers taking no time. */
  meanMs: number;
  /** Mean number of pages of a visit. */
  meanPages: number;
  /** E[min(S, u)] for visit lengths S: how much of its first `uMs` an average visit is present. In milliseconds. */
  meanWithinMs(uMs: number): number;
  /** Share of a visit during which its connection is open, when the site closes it after so long without a request: 0 to 1. */
  openShare(idleMs: number): number;
  /** A visit that is under way at a random moment, and how long ago it began: long visits are met more often. */
  drawUnderWay(random: Random): { shape: VisitShape; agoMs: number };
}

/** Draws visits, one after another. */
export function createShapeDrawer(visit: Profile["visit"]): (random: Random) => VisitShape {
  const pages = Object.entries(visit.pages.percent).map(([count, weight]) => ({
    item: Number(count),
    weight,
  }));
  const { medianS, meanS, longestS } = visit.reading;
  return (random) =>
    Array.from({ length: pickWeighted(random, pages) }, () => {
      return 1000 * Math.min(longestS, drawLogNormal(random, { median: medianS, mean: meanS }));
    });
}

/** A pool of `size` visits. The larger the pool, the nearer its means are to the true ones (20,000: about 1 %). */
export function createShapePool(random: Random, visit: Profile["visit"], size = 20_000): ShapePool {
  const drawShape = createShapeDrawer(visit);
  const drawn = Array.from({ length: size }, () => drawShape(random)).map((shape) => ({
    shape,
    lengthMs: toLengthMs(shape),
  }));
  const pool = drawn.toSorted((one, other) => one.lengthMs - other.lengthMs);
  /** sums[i]: the lengths of the i shortest visits together. */
  const sums = new Float64Array(size + 1);
  for (const [index, { lengthMs }] of pool.entries())
    sums[index + 1] = (sums[index] ?? 0) + lengthMs;
  const totalMs = sums[size] ?? 0;
  return {
    meanMs: totalMs / size,
    meanPages: pool.reduce((sum, { shape }) => sum + shape.length, 0) / size,
    meanWithinMs(uMs) {
      const shorter = countBelow(size, (index) => (pool[index]?.lengthMs ?? 0) < uMs);
      return ((sums[shorter] ?? 0) + (size - shorter) * uMs) / size;
    },
    openShare: (idleMs) =>
      pool.reduce(
        (sum, { shape }) => sum + toLengthMs(shape.map((ms) => Math.min(ms, idleMs))),
        0,
      ) / totalMs,
    drawUnderWay(random) {
      const at = random() * totalMs;
      const index = countBelow(size, (candidate) => (sums[candidate + 1] ?? 0) <= at);
      return { shape: pool[index]?.shape ?? [], agoMs: at - (sums[index] ?? 0) };
    },
  };
}

export function toLengthMs(shape: VisitShape): number {
  return shape.reduce((sum, readMs) => sum + readMs, 0);
}

/** How many of the first `size` indexes are below, when all that are come first (binary search). */
function countBelow(size: number, isBelow: (index: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
