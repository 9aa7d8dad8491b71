import { choice, dayOrToday, whole } from "../form/field.ts";
import type { InputOf, Problem } from "../form/read-form.ts";
import { problem } from "../form/read-form.ts";
import { count } from "../told.ts";
import type { CostEdition } from "./edition.ts";

/** The programs that the tool prices, in the order shown. */
export const programs = [
  "express-entry",
  "provincial-nominee",
  "atlantic-or-pilot",
  "quebec",
  "sponsor-partner",
  "sponsor-parents",
  "sponsor-child",
  "visitor-visa",
  "eta",
  "extend-visit",
  "study-permit",
  "work-permit",
  "open-work-permit",
  "youth-mobility",
  "restore-visitor",
  "restore-worker",
  "restore-student",
  "renew-card",
  "citizenship",
  "citizenship-proof",
] as const;

export const fields = {
  program: choice(programs),
  /** People who pay as adults: for permanent residence the applicant and a partner. */
  adults: whole(0, 12),
  /** Dependent children aged 14 or more, who give fingerprints. */
  teens: whole(0, 15),
  /** Dependent children under 14. */
  children: whole(0, 15),
  /** The day on which the application is received: its fees apply. */
  on: dayOrToday(),
};

export type CostInput = InputOf<typeof fields>;

/** A household that the program does not take. */
export function check(
  { program, adults, teens, children }: CostInput,
  { programs: known }: CostEdition,
): Problem[] {
  const rules = known[program];
  if (rules === undefined) return [problem("program", "choose")];
  const [least, most] = rules.adults;
  const bounds = (low: number, high: number) => ({
    values: { least: count(low), most: count(high) },
  });
  if (adults < least || adults > most) return [problem("adults", "range", bounds(least, most))];
  if (teens + children > rules.minorsMost)
    return [problem("children", "minors", bounds(0, rules.minorsMost))];
  return adults + teens + children === 0 ? [problem("adults", "nobody")] : [];
}
