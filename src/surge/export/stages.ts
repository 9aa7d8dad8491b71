import type { ArrivalRate } from "../arrivals.ts";
import type { Stage } from "./hand-off.ts";

/**
 * An arrival rate as at most `most` stages of constant rate. Each has the mean rate of its stretch, so the number of arrivals
 * is the same; `warmUp` puts a stage before them at the rate that keeps the crowd of the first moment.
 */
export function toStages(
  { stepMs, perMs }: ArrivalRate,
  warmUp: { seconds: number; perSecond: number },
  most = 40,
): Stage[] {
  const size = Math.ceil(perMs.length / most);
  const stages: Stage[] = warmUp.seconds > 0 ? [warmUp] : [];
  for (let start = 0; start < perMs.length; start += size) {
    const rates = perMs.slice(start, start + size);
    const area = rates.reduce((sum, rate) => sum + rate, 0);
    stages.push({
      seconds: (rates.length * stepMs) / 1000,
      perSecond: (area / rates.length) * 1000,
    });
  }
  return joinEqual(stages);
}

/** Neighbours of the same rate become one. */
function joinEqual(stages: readonly Stage[]): Stage[] {
  const joined: Stage[] = [];
  for (const stage of stages) {
    const last = joined.at(-1);
    if (last !== undefined && Math.abs(last.perSecond - stage.perSecond) < 1e-9)
      last.seconds += stage.seconds;
    else joined.push({ ...stage });
  }
  return joined;
}
