/** What an operator wants: leave it to the switch, or forms closed whatever happens. */
export type Wish = "automatic" | "closed";

/** The switch as it stands. It is a value: `nextSwitch` gives the one after. */
export interface SurgeSwitch {
  on: boolean;
  /** Who threw it, for the log; null while it is off. */
  by: "operator" | "load" | null;
  /** Since when the load has been over the upper, or under the lower bound; null while it is between. */
  overSinceMs: number | null;
  underSinceMs: number | null;
}

export const switchAtRest: SurgeSwitch = {
  on: false,
  by: null,
  overSinceMs: null,
  underSinceMs: null,
};

/** Event-loop utilisation of the busiest static worker, and for how long, before the switch moves by itself. */
const throwsAt = 0.85;
const throwsAfterMs = 5000;
const releasesAt = 0.6;
const releasesAfterMs = 30_000;

/**
 * The switch after a look at the load. It throws quickly and releases slowly, and between the two bounds it stays as it is
 * (hysteresis), so that closing the forms does not reopen them.
 */
export function nextSwitch(
  before: SurgeSwitch,
  { wish, utilization, nowMs }: { wish: Wish; utilization: number; nowMs: number },
): SurgeSwitch {
  const overSinceMs = utilization >= throwsAt ? (before.overSinceMs ?? nowMs) : null;
  const underSinceMs = utilization <= releasesAt ? (before.underSinceMs ?? nowMs) : null;
  const seen = { overSinceMs, underSinceMs };
  if (wish === "closed") return { on: true, by: "operator", ...seen };
  if (before.by === "operator") return { on: false, by: null, ...seen };
  if (!before.on) {
    const throws = overSinceMs !== null && nowMs - overSinceMs >= throwsAfterMs;
    return { on: throws, by: throws ? "load" : null, ...seen };
  }
  const releases = underSinceMs !== null && nowMs - underSinceMs >= releasesAfterMs;
  return { on: !releases, by: releases ? null : "load", ...seen };
}
