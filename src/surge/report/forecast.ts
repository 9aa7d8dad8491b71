import type { Crowd } from "../crowd.ts";
import { alongLine } from "../curve.ts";
import { createRandom } from "../random.ts";
import { createShapeDrawer } from "../visit-shapes.ts";

/** What a plan leads to at one moment, on average. */
export interface ForecastRow {
  atMs: number;
  /** Clock time of the profile, in minutes after midnight. */
  clock: number;
  visitors: number;
  arrivalsPerSecond: number;
  pagesPerSecond: number;
  /** Pages, what they need, and forms. */
  requestsPerSecond: number;
}

const DRAWN = 20_000;
/** The stream that the crowd's own pool of visits is drawn from: the same visits here. */
const POOL_STREAM = 0;

/**
 * What will be asked for over time, without asking. With λ the rate of arrivals, λ₀ the rate that keeps the crowd of the first
 * moment, and a the ages at which visits open their second and later pages (as many visits as were drawn),
 *
 *     visitors(t) = those of the start who are left + ∫ λ(s) · P(a visit lasts longer than t - s) ds
 *     pages(t)    = λ(t) + mean over a of ( λ(t - a) where a ≤ t, else λ₀ )
 *
 * `assets` are what the first page of a visit needs; later pages find them in the cache.
 */
export function forecast(
  crowd: Crowd,
  { assets, rows }: { assets: number; rows: number },
): ForecastRow[] {
  const { profile, curve, rate, pool, seed } = crowd;
  const ages = drawAges(crowd, seed);
  const atStart = curve.visitorsAt(0) / pool.meanMs;
  const rateAt = (timeMs: number): number =>
    rate.perMs[Math.min(rate.perMs.length - 1, Math.floor(timeMs / rate.stepMs))] ?? 0;
  const formPoints = (profile.forms?.percent ?? []).map(({ at, percent }) => ({
    x: at,
    y: percent / 100,
  }));
  return Array.from({ length: rows }, (_, row) => {
    const atMs = ((row + 0.5) * curve.durationMs) / rows;
    const clock = curve.clockAt(atMs);
    const arrivals = rateAt(atMs);
    const later =
      ages.reduce((sum, ageMs) => sum + (ageMs <= atMs ? rateAt(atMs - ageMs) : atStart), 0) /
      DRAWN;
    const pages = arrivals + later;
    const forms = arrivals * alongLine(formPoints, clock) * (profile.forms?.times.each ?? 0);
    return {
      atMs,
      clock,
      visitors: visitorsAt(crowd, atMs),
      arrivalsPerSecond: arrivals * 1000,
      pagesPerSecond: pages * 1000,
      requestsPerSecond: (pages + arrivals * assets + forms) * 1000,
    };
  });
}

/** Ages in milliseconds at which the drawn visits open a page that is not their first. */
function drawAges({ profile }: Crowd, seed: number): number[] {
  const random = createRandom(seed, POOL_STREAM);
  const drawShape = createShapeDrawer(profile.visit);
  return Array.from({ length: DRAWN }, () => drawShape(random)).flatMap((shape) => {
    let ageMs = 0;
    return shape.slice(0, -1).map((readMs) => (ageMs += readMs));
  });
}

/** Expected visitors: not always those wanted, since nobody leaves faster than they read. See toArrivalRate. */
function visitorsAt({ curve, pool, rate: { stepMs, perMs } }: Crowd, timeMs: number): number {
  let here = curve.visitorsAt(0) * (1 - pool.meanWithinMs(timeMs) / pool.meanMs);
  for (const [step, rate] of perMs.entries()) {
    const since = timeMs - step * stepMs;
    if (since <= 0) break;
    here += rate * (pool.meanWithinMs(since) - pool.meanWithinMs(Math.max(0, since - stepMs)));
  }
  return here;
}
