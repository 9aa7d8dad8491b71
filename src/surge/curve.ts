import { Refusal } from "../cli/refusal.ts";
import type { Profile } from "./profile.ts";

/** Concurrent visitors wanted over the run's own time, in milliseconds from its start. */
export interface Curve {
  durationMs: number;
  /** The highest point of the profile's curve after scaling; the run passes it when its phases do. */
  peakVisitors: number;
  /** How many visitors of the profile one visitor of the run stands for. */
  oneStandsFor: number;
  /** How many times faster the run's clock goes than the profile's. */
  compression: number;
  visitorsAt(timeMs: number): number;
  /** Clock time of the profile, in minutes after midnight. */
  clockAt(timeMs: number): number;
  /** The profile's points that the run passes. */
  points: { atMs: number; clock: number; visitors: number; of: number; basis: string }[];
  /** The named stretches that the run passes, in order. */
  phases: { name: string; fromMs: number; toMs: number }[];
}

/** What of a profile is run, and how large and how fast. */
export interface CurveOptions {
  /** The highest point of the profile's curve becomes this many. */
  visitors: number;
  /** How long the phases take together. */
  seconds: number;
  /** Names of phases that follow each other; those of the profile's `standard` unless given. `all`: the whole curve. */
  phases?: readonly string[];
}

/** Minutes of the profile's own time that the phases take. Throws a Refusal when they are not known or not in a row. */
export function toStretch(
  profile: Pick<Profile, "curve"> & Partial<Pick<Profile, "standard">>,
  phases: readonly string[] | undefined,
): { fromMinute: number; toMinute: number } {
  const all = toPhases(profile.curve);
  const wanted = phases ?? profile.standard ?? ["all"];
  const whole = {
    fromMinute: profile.curve[0]?.at ?? 0,
    toMinute: profile.curve.at(-1)?.at ?? 0,
  };
  if (wanted.length === 0 || wanted.includes("all")) return whole;
  const indexes = wanted.map((name) => all.findIndex((phase) => phase.name === name));
  if (indexes.includes(-1)) {
    const names = all.map(({ name }) => name).join(", ") || "none";
    const unknown = wanted.find((name) => !all.some((phase) => phase.name === name));
    throw new Refusal(`The profile has no phase "${unknown}"; it has ${names}, or all.`);
  }
  const inRow = indexes.toSorted((one, other) => one - other);
  if (inRow.some((index, place) => index !== (inRow[0] ?? 0) + place)) {
    throw new Refusal(
      `The phases ${wanted.join(", ")} do not follow each other; name a whole row.`,
    );
  }
  const first = all[inRow[0] ?? 0];
  const last = all[inRow.at(-1) ?? 0];
  return {
    fromMinute: first?.from ?? whole.fromMinute,
    toMinute: last?.until ?? whole.toMinute,
  };
}

/** The profile's curve, scaled so that its highest point is `visitors` and the stretch that is run takes `seconds`. */
export function toCurve(
  profile: Pick<Profile, "curve"> & Partial<Pick<Profile, "standard">>,
  { visitors, seconds, phases }: CurveOptions,
): Curve {
  const { fromMinute, toMinute } = toStretch(profile, phases);
  const points = profile.curve.map(({ at, visitors: y }) => ({ x: at, y }));
  const minutes = toMinute - fromMinute;
  const durationMs = seconds * 1000;
  const highest = Math.max(...points.map(({ y }) => y));
  const clockAt = (timeMs: number): number => fromMinute + (timeMs / durationMs) * minutes;
  const toMs = (minute: number): number => ((minute - fromMinute) / minutes) * durationMs;
  const isRun = (minute: number): boolean => minute >= fromMinute && minute <= toMinute;
  return {
    durationMs,
    peakVisitors: visitors,
    oneStandsFor: highest / visitors,
    compression: (minutes * 60) / seconds,
    visitorsAt: (timeMs) => (alongLine(points, clockAt(timeMs)) / highest) * visitors,
    clockAt,
    points: profile.curve
      .filter(({ at }) => isRun(at))
      .map(({ at, visitors: of, basis }) => {
        return { atMs: toMs(at), clock: at, visitors: (of / highest) * visitors, of, basis };
      }),
    phases: toPhases(profile.curve)
      .filter(({ from, until }) => isRun(from) && isRun(until))
      .map(({ name, from, until }) => ({ name, fromMs: toMs(from), toMs: toMs(until) })),
  };
}

/** A phase begins at the point that names it and ends where the next one begins, or with the curve. */
function toPhases(curve: Profile["curve"]): { name: string; from: number; until: number }[] {
  const begins = curve.filter(({ phase }) => phase !== undefined);
  return begins.map(({ phase = "", at }, index) => ({
    name: phase,
    from: at,
    until: begins[index + 1]?.at ?? curve.at(-1)?.at ?? at,
  }));
}

/** The height at x of straight lines between points that go from left to right; flat before the first and after the last. */
export function alongLine(points: readonly { x: number; y: number }[], x: number): number {
  const right = points.findIndex((point) => point.x >= x);
  const to = points[right] ?? points.at(-1);
  const from = points[right - 1] ?? to;
  if (!from || !to) return 0;
  return to.x === from.x ? to.y : from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
}
