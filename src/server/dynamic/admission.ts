import type { DynamicClass } from "../../delivery/table.ts";

/** Why work for the dynamic worker was refused; also the label of the metric. */
export const shedReasons = [
  "switch",
  "speculative",
  "rate",
  "pressure",
  "breaker",
  "line-full",
  "waited-too-long",
  "deadline",
  "unreachable",
  "too-many-bodies",
] as const;
export type ShedReason = (typeof shedReasons)[number];

/** What is known before a byte of the body is read. */
export interface Applicant {
  class: DynamicClass;
  /** A prefetch that nobody has asked to see (`Sec-Purpose: prefetch`). */
  speculative: boolean;
}

/** How things stand in this worker. */
export interface Standing {
  /** The surge switch: forms are closed. */
  surge: boolean;
  /** Share of the last short window in which the event loop was busy, 0 to 1. */
  utilization: number;
  breakerResting: boolean;
  lineFull: boolean;
}

/**
 * Event-loop utilisation from which each kind of work is shed, dearest last: prefetches first, then opinions, then
 * registrations, then tools that give an answer. Pages are not here: serving one costs less than refusing it.
 */
const shedFrom = { speculative: 0.6, feedback: 0.75, interest: 0.8, tool: 0.9 } as const;

/** Why this work is not taken on, or null when it is. Costs nothing but comparisons, so it can be asked at any load. */
export function refuseWork(applicant: Applicant, standing: Standing): ShedReason | null {
  const { surge, utilization, breakerResting, lineFull } = standing;
  if (applicant.speculative && (surge || utilization >= shedFrom.speculative)) return "speculative";
  if (surge) return "switch";
  if (utilization >= shedFrom[applicant.class]) return "pressure";
  if (breakerResting) return "breaker";
  if (lineFull) return "line-full";
  return null;
}
