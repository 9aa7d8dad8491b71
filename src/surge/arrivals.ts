import type { Curve } from "./curve.ts";
import { drawExponential } from "./random.ts";
import type { Random } from "./random.ts";
import type { ShapePool } from "./visit-shapes.ts";

/** Arrivals per millisecond, constant within each of equal steps from time 0. */
export interface ArrivalRate {
  stepMs: number;
  perMs: Float64Array;
}

/**
 * The arrival rate that makes the number of visitors follow the curve.
 *
 * Little's law says N = λ · m for a steady crowd (m: mean length of a visit). A crowd that grows needs more, because the
 * new ones are not leaving yet. For any rate, with G(u) the share of visits that last longer than u,
 *
 *     N(t) = N(0) · (1 - E[min(S, t)] / m)  +  ∫₀ᵗ λ(s) · G(t - s) ds
 *            those here at the start             those who came since
 *
 * and ∫ G is E[min(S, u)], which the pool of drawn visits gives. With λ constant in each step, every step has one unknown
 * and the equation at its end gives it. It is never below 0: when the curve falls faster than people leave, nobody comes.
 */
export function toArrivalRate(curve: Curve, pool: ShapePool, steps = 1000): ArrivalRate {
  const stepMs = curve.durationMs / steps;
  const atStart = curve.visitorsAt(0);
  const within = Float64Array.from({ length: steps + 1 }, (_, step) =>
    pool.meanWithinMs(step * stepMs),
  );
  const perMs = new Float64Array(steps);
  for (let step = 0; step < steps; step++) {
    const left = atStart * (1 - (within[step + 1] ?? 0) / pool.meanMs);
    let came = 0;
    for (let earlier = 0; earlier < step; earlier++) {
      came +=
        (perMs[earlier] ?? 0) * ((within[step + 1 - earlier] ?? 0) - (within[step - earlier] ?? 0));
    }
    const missing = curve.visitorsAt((step + 1) * stepMs) - left - came;
    perMs[step] = Math.max(0, missing / (within[1] ?? 1));
  }
  return { stepMs, perMs };
}

/**
 * Moments of arrival in milliseconds, ascending: a Poisson process of that rate. Waiting times of rate 1 are drawn and laid
 * along the area under the rate; within a step the area is a straight line, so the moment has a closed form.
 */
export function* drawArrivals(random: Random, { stepMs, perMs }: ArrivalRate): Generator<number> {
  let areaBefore = 0;
  let nextArea = drawExponential(random);
  for (const [step, rate] of perMs.entries()) {
    const areaAfter = areaBefore + rate * stepMs;
    while (nextArea < areaAfter) {
      yield step * stepMs + (nextArea - areaBefore) / rate;
      nextArea += drawExponential(random);
    }
    areaBefore = areaAfter;
  }
}

/** Expected number of arrivals before a moment: the area under the rate up to it. */
export function expectedArrivals({ stepMs, perMs }: ArrivalRate, beforeMs: number): number {
  return perMs.reduce(
    (area, rate, step) => area + rate * Math.min(stepMs, Math.max(0, beforeMs - step * stepMs)),
    0,
  );
}
