import type { Limit } from "../limits.ts";

/** A profile on its way to another engine: the same arrivals, weights, headers and limits, in plain data. */
export interface HandOff {
  /** The profile's name and its title for people. */
  name: string;
  title: string;
  /** Such as `http://localhost:4321`. */
  origin: string;
  seed: number;
  peakVisitors: number;
  /** Arrivals, in stages of constant rate one after another. */
  stages: Stage[];
  /** How much of the first stages is before the run's own start: time for a crowd to gather, since no engine can begin with people in the middle of a visit. */
  warmUpS: number;
  /** `random`: at any moment as likely (Poisson), where the engine can; `even`: at equal distances. */
  arrivals: "random" | "even";
  /** Visits drawn from the profile; each arrival is one of them, all as likely. */
  visits: HandOffVisit[];
  /** After so long without an answer a visitor gives up. */
  patienceS: number;
  limits: Limit[];
}

/** Arrivals at one rate. */
export interface Stage {
  seconds: number;
  perSecond: number;
}

/** One stay on the site, as requests. */
export interface HandOffVisit {
  /** When in the original run somebody came like this, from 0 (start) to 1 (end): who comes changes during the night. */
  at: number;
  headers: Record<string, string>;
  steps: HandOffStep[];
}

/** A page, what it needs that the visit has not fetched yet, the forms sent from it, and how long it is read. */
export interface HandOffStep {
  page: string;
  assets: string[];
  forms: { path: string; body: string }[];
  readS: number;
}

/** Requests that the stages lead to on average. */
export function expectedRequests({ stages, visits }: Pick<HandOff, "stages" | "visits">): number {
  return expectedArrivals(stages) * meanOf(visits, countRequests);
}

export function expectedArrivals(stages: readonly Stage[]): number {
  return stages.reduce((sum, { seconds, perSecond }) => sum + seconds * perSecond, 0);
}

/** Mean length of a visit in seconds, answers taking no time. */
export function meanVisitS(visits: readonly HandOffVisit[]): number {
  return meanOf(visits, ({ steps }) => steps.reduce((sum, { readS }) => sum + readS, 0));
}

export function countRequests({ steps }: HandOffVisit): number {
  return steps.reduce((sum, { assets, forms }) => sum + 1 + assets.length + forms.length, 0);
}

function meanOf(visits: readonly HandOffVisit[], toValue: (visit: HandOffVisit) => number): number {
  return visits.reduce((sum, visit) => sum + toValue(visit), 0) / Math.max(1, visits.length);
}
