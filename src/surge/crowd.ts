import { drawArrivals, toArrivalRate } from "./arrivals.ts";
import type { ArrivalRate } from "./arrivals.ts";
import { alongLine } from "./curve.ts";
import type { Curve } from "./curve.ts";
import { createEntryPicker } from "./entry.ts";
import { createTraitsPicker } from "./mix.ts";
import type { Profile } from "./profile.ts";
import { createRandom } from "./random.ts";
import type { Random } from "./random.ts";
import type { Site } from "./site.ts";
import { createStepPlanner, joinUnderWay } from "./visit.ts";
import type { Step, Visit } from "./visit.ts";
import { createShapeDrawer, createShapePool } from "./visit-shapes.ts";
import type { ShapePool } from "./visit-shapes.ts";

/** All that decides who comes when. */
export interface Crowd {
  profile: Profile;
  curve: Curve;
  pool: ShapePool;
  rate: ArrivalRate;
  seed: number;
}

/** Which visitors of the crowd are meant: every `of`-th, beginning with number `index`. */
export interface Share {
  index: number;
  of: number;
}

/** Streams of chance: two for the crowd, one for each visitor after them. */
const POOL_STREAM = 0;
const ARRIVAL_STREAM = 1;
const FIRST_VISITOR_STREAM = 2;

export const EVERYBODY: Share = { index: 0, of: 1 };

/** The crowd of a profile at that size and length. The same seed gives the same crowd. */
export function toCrowd(profile: Profile, curve: Curve, seed: number): Crowd {
  const pool = createShapePool(createRandom(seed, POOL_STREAM), profile.visit);
  return { profile, curve, pool, rate: toArrivalRate(curve, pool), seed };
}

/**
 * The visits of the crowd to the site, in order of arrival: first those who are there already, in the middle of a visit. A
 * visit depends on the seed and its number alone, so shares of a crowd put together are the whole crowd, byte for byte.
 */
export function* drawVisits(
  { profile, curve, pool, rate, seed }: Crowd,
  site: Site,
  share: Share = EVERYBODY,
): Generator<Visit> {
  const planSteps = createStepPlanner(site, createEntryPicker(site, profile.entry.weights));
  const pickTraits = createTraitsPicker(profile);
  const drawShape = createShapeDrawer(profile.visit);
  const drawRest = createRestDrawer(profile, curve, site);
  const isMine = (number: number): boolean => number % share.of === share.index;
  let number = 0;
  for (const atStart = Math.round(curve.visitorsAt(0)); number < atStart; number++) {
    if (!isMine(number)) continue;
    const random = createRandom(seed, FIRST_VISITOR_STREAM + number);
    const traits = pickTraits(random, curve.clockAt(0));
    const { shape, agoMs } = pool.drawUnderWay(random);
    const steps = planSteps(random, { traits, shape });
    const rest = drawRest(random, 0, steps);
    const joined = joinUnderWay(steps, agoMs, site);
    // Somebody who reads the last page already may have sent its form.
    const sends = joined.steps.length > 0 ? rest.sends : 0;
    yield { number, arriveMs: 0, traits, ...joined, isReturning: false, sends };
  }
  for (const arriveMs of drawArrivals(createRandom(seed, ARRIVAL_STREAM), rate)) {
    if (isMine(number)) {
      const random = createRandom(seed, FIRST_VISITOR_STREAM + number);
      const traits = pickTraits(random, curve.clockAt(arriveMs));
      const steps = planSteps(random, { traits, shape: drawShape(random) });
      yield { number, arriveMs, waitMs: 0, traits, steps, ...drawRest(random, arriveMs, steps) };
    }
    number++;
  }
}

const NOTHING: readonly string[] = [];

/** Draws what a visit has besides its pages: an earlier visit, and forms. Always two draws, so that visits stay the same. */
function createRestDrawer(
  { visit, forms }: Profile,
  curve: Curve,
  site: Site,
): (
  random: Random,
  atMs: number,
  steps: Step[],
) => Pick<Visit, "seen" | "seenAgoMs" | "isReturning" | "sends"> {
  const returningShare = (visit.returning?.percent ?? 0) / 100;
  const seenAgoMs = (visit.returning?.hoursAgo ?? 0) * 3_600_000;
  const formPoints = (forms?.percent ?? []).map(({ at, percent }) => ({ x: at, y: percent / 100 }));
  const seenBefore = new Map(
    [...site.pages.values()].map(({ path, assets }) => [path, [path, ...assets]]),
  );
  return (random, atMs, steps) => {
    const isReturning = random() < returningShare;
    const sendsForm = random() < alongLine(formPoints, curve.clockAt(atMs));
    const last = site.pages.get(steps.at(-1)?.path ?? "");
    return {
      seen: isReturning ? (seenBefore.get(steps[0]?.path ?? "") ?? NOTHING) : NOTHING,
      seenAgoMs: isReturning ? seenAgoMs : 0,
      isReturning,
      sends: sendsForm && (last?.forms?.length ?? 0) > 0 ? (forms?.times.each ?? 0) : 0,
    };
  };
}
