import type { Profile } from "./profile.ts";

/** Concurrent visitors wanted over the run's own time, in milliseconds from its start. */
export interface Curve {
  durationMs: number;
  /** The highest point of the curve after scaling. */
  peakVisitors: number;
  /** How many visitors of the profile one visitor of the run stands for. */
  oneStandsFor: number;
  /** How many times faster the run's clock goes than the profile's. */
  compression: number;
  visitorsAt(timeMs: number): number;
  /** Clock time of the profile, in minutes after midnight. */
  clockAt(timeMs: number): number;
  /** When the run passes the profile's points, in milliseconds. */
  pointsMs: number[];
}

/** The profile's curve, scaled so that its highest point is `visitors` and its whole length `seconds`. */
export function toCurve(
  profile: Pick<Profile, "curve">,
  { visitors, seconds }: { visitors: number; seconds: number },
): Curve {
  const points = profile.curve.map(({ at, visitors: y }) => ({ x: at, y }));
  const firstMinute = points[0]?.x ?? 0;
  const minutes = (points.at(-1)?.x ?? 0) - firstMinute;
  const durationMs = seconds * 1000;
  const highest = Math.max(...points.map(({ y }) => y));
  const clockAt = (timeMs: number): number => firstMinute + (timeMs / durationMs) * minutes;
  return {
    durationMs,
    peakVisitors: visitors,
    oneStandsFor: highest / visitors,
    compression: (minutes * 60) / seconds,
    visitorsAt: (timeMs) => (alongLine(points, clockAt(timeMs)) / highest) * visitors,
    clockAt,
    pointsMs: points.map(({ x }) => ((x - firstMinute) / minutes) * durationMs),
  };
}

/** The height at x of straight lines between points that go from left to right; flat before the first and after the last. */
export function alongLine(points: readonly { x: number; y: number }[], x: number): number {
  const right = points.findIndex((point) => point.x >= x);
  const to = points[right] ?? points.at(-1);
  const from = points[right - 1] ?? to;
  if (!from || !to) return 0;
  return to.x === from.x ? to.y : from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
}
