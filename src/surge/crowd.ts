import { drawArrivals, toArrivalRate } from "./arrivals.ts";
import type { ArrivalRate } from "./arrivals.ts";
import type { Curve } from "./curve.ts";
import { createEntryPicker } from "./entry.ts";
import { drawTraits } from "./mix.ts";
import type { Profile } from "./profile.ts";
import { createRandom } from "./random.ts";
import type { Site } from "./site.ts";
import { joinUnderWay, planSteps } from "./visit.ts";
import type { Visit } from "./visit.ts";
import { createShapePool, drawShape } from "./visit-shapes.ts";
import type { ShapePool } from "./visit-shapes.ts";

/** All that decides who comes when. */
export interface Crowd {
  profile: Profile;
  curve: Curve;
  pool: ShapePool;
  rate: ArrivalRate;
  seed: number;
}

/** Streams of chance: two for the crowd, one for each visitor after them. */
const POOL_STREAM = 0;
const ARRIVAL_STREAM = 1;
const FIRST_VISITOR_STREAM = 2;

/** The crowd of a profile at that size and length. The same seed gives the same crowd. */
export function toCrowd(profile: Profile, curve: Curve, seed: number): Crowd {
  const pool = createShapePool(createRandom(seed, POOL_STREAM), profile.visit);
  return { profile, curve, pool, rate: toArrivalRate(curve, pool), seed };
}

/** Every visit of the crowd to the site, in order of arrival: first those who are there already, in the middle of a visit. */
export function* drawVisits(
  { profile, curve, pool, rate, seed }: Crowd,
  site: Site,
): Generator<Visit> {
  const pickEntry = createEntryPicker(site, profile.entry.weights);
  let number = 0;
  for (const atStart = Math.round(curve.visitorsAt(0)); number < atStart; number++) {
    const random = createRandom(seed, FIRST_VISITOR_STREAM + number);
    const traits = drawTraits(random, profile, curve.clockAt(0));
    const { shape, agoMs } = pool.drawUnderWay(random);
    const steps = planSteps(random, { site, pickEntry, traits, shape });
    yield { number, arriveMs: 0, traits, ...joinUnderWay(steps, agoMs, site) };
  }
  for (const arriveMs of drawArrivals(createRandom(seed, ARRIVAL_STREAM), rate)) {
    const random = createRandom(seed, FIRST_VISITOR_STREAM + number);
    const traits = drawTraits(random, profile, curve.clockAt(arriveMs));
    const steps = planSteps(random, {
      site,
      pickEntry,
      traits,
      shape: drawShape(random, profile.visit),
    });
    yield { number, arriveMs, waitMs: 0, traits, steps, seen: [] };
    number++;
  }
}
