import { drawVisits, toCrowd } from "../crowd.ts";
import { toCurve } from "../curve.ts";
import type { CurveOptions } from "../curve.ts";
import { toHeaders } from "../mix.ts";
import { toFormBody } from "../page-forms.ts";
import type { Profile } from "../profile.ts";
import type { Site } from "../site.ts";
import type { Visit } from "../visit.ts";
import type { HandOffStep, HandOffVisit } from "./hand-off.ts";

/** How many are drawn to choose from. */
const DRAWN = 20_000;

/**
 * Visits as the lab would send them, `most` of them, in order of arrival. They are chosen evenly along the lengths of many
 * drawn ones, so that a small number has the same mean length and the same long tail.
 */
export function sampleVisits(
  profile: Profile,
  site: Site,
  { stretch, seed, most }: { stretch: CurveOptions; seed: number; most: number },
): HandOffVisit[] {
  // The size of the crowd decides only how many are drawn.
  const curve = toCurve(profile, { ...stretch, visitors: 1000 });
  const crowd = toCrowd(profile, curve, seed);
  const arriving: Visit[] = [];
  for (const visit of drawVisits(repeatArrivals(crowd), site)) {
    if (visit.arriveMs === 0 || visit.steps.length === 0) continue;
    arriving.push(visit);
    if (arriving.length === DRAWN) break;
  }
  const byLength = arriving.toSorted(
    (one, other) => toLengthMs(one) - toLengthMs(other) || one.number - other.number,
  );
  const count = Math.min(most, byLength.length);
  const chosen = Array.from(
    { length: count },
    (_, index) => byLength[Math.floor(((index + 0.5) * byLength.length) / count)],
  );
  return chosen
    .filter((visit) => visit !== undefined)
    .toSorted((one, other) => one.arriveMs - other.arriveMs)
    .map((visit) => toHandOff(visit, site, curve.durationMs));
}

/** The crowd's arrivals, as many times denser as it takes to draw enough visits over the whole run. */
function repeatArrivals(crowd: ReturnType<typeof toCrowd>): ReturnType<typeof toCrowd> {
  const { stepMs, perMs } = crowd.rate;
  const expected = perMs.reduce((sum, rate) => sum + rate * stepMs, 0);
  return {
    ...crowd,
    rate: { stepMs, perMs: perMs.map((rate) => (rate * DRAWN * 0.99) / expected) },
  };
}

function toHandOff(visit: Visit, site: Site, durationMs: number): HandOffVisit {
  const fetched = new Set(visit.seen);
  const steps = visit.steps.map(({ path, readMs }, index): HandOffStep => {
    const page = site.pages.get(path);
    const assets = (page?.assets ?? []).filter((asset) => !fetched.has(asset));
    for (const asset of assets) fetched.add(asset);
    const [form] = index === visit.steps.length - 1 ? (page?.forms ?? []) : [];
    const bodies =
      form === undefined
        ? []
        : Array.from({ length: visit.sends }, (_, way) =>
            toFormBody(form, visit.traits.language, way),
          );
    return {
      page: path,
      assets,
      forms: bodies.map((body) => ({ path: form?.action ?? path, body })),
      readS: readMs / 1000,
    };
  });
  return { at: visit.arriveMs / durationMs, headers: toHeaders(visit.traits), steps };
}

function toLengthMs({ steps }: Visit): number {
  return steps.reduce((sum, { readMs }) => sum + readMs, 0);
}
