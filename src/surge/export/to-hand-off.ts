import { toCrowd } from "../crowd.ts";
import { toCurve } from "../curve.ts";
import type { CurveOptions } from "../curve.ts";
import type { Profile } from "../profile.ts";
import type { Site } from "../site.ts";
import type { HandOff } from "./hand-off.ts";
import { sampleVisits } from "./sample-visits.ts";
import { toStages } from "./stages.ts";

/** What a hand-off is made with. */
export interface HandOffOptions {
  name: string;
  origin: string;
  /** What of the profile, how large and how fast. */
  stretch: CurveOptions;
  seed: number;
  arrivals: HandOff["arrivals"];
  /** Seconds for the first crowd to gather; null: three times the mean visit. */
  warmUpS: number | null;
}

const MOST_VISITS = 200;

/** The profile for another engine: the arrivals of the crowd it would be here, and visits drawn as they would be here. */
export function toHandOff(profile: Profile, site: Site, options: HandOffOptions): HandOff {
  const { name, origin, stretch, seed, arrivals } = options;
  const curve = toCurve(profile, stretch);
  const { pool, rate } = toCrowd(profile, curve, seed);
  // Little's law: a steady crowd of N whose visits last m seconds has N / m arrivals a second.
  const perSecond = (curve.visitorsAt(0) / pool.meanMs) * 1000;
  const warmUpS = options.warmUpS ?? Math.ceil((3 * pool.meanMs) / 1000);
  return {
    name,
    title: profile.title,
    origin,
    seed,
    peakVisitors: Math.ceil(
      Math.max(...curve.points.map(({ visitors }) => visitors), curve.visitorsAt(0)),
    ),
    stages: toStages(rate, { seconds: warmUpS, perSecond }),
    warmUpS,
    arrivals,
    visits: sampleVisits(profile, site, { stretch, seed, most: MOST_VISITS }),
    patienceS: profile.visit.patience.seconds,
    limits: profile.limits,
  };
}
