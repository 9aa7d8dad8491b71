import { z } from "zod";
import type { Day } from "./calendar.ts";
import { daySchema } from "./calendar.ts";

const numericUnits = [
  "CAD",
  "USD",
  "day",
  "week",
  "month",
  "year",
  "hour",
  "point",
  "percent",
  "person",
  "count",
] as const;
export type NumericUnit = (typeof numericUnits)[number];

const common = {
  /** The name pages use: `{{eta-fee}}`. */
  id: z
    .string("is missing")
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      "may hold only lower-case letters, digits and single hyphens",
    )
    .meta({ example: "eta-fee" }),
  /** What the value is, for editors. */
  about: z
    .string("is missing")
    .min(5, "is too short to say what the value is")
    .meta({ example: "What a traveller pays for an electronic travel authorization" }),
  /** First day on which the value holds. */
  validFrom: daySchema.meta({ example: "2026-04-30" }),
  /** Last day on which it holds; absent while it is in force. */
  validTo: daySchema.optional().meta({ example: "2026-11-30" }),
  /** Official page where a reader can check the value. */
  source: z
    .url({ protocol: /^https$/, error: "is not an https address" })
    .meta({ example: "https://www.canada.ca/…" }),
  /** Where the value was seen, when that was not the official page itself. */
  seen: z.string().optional().meta({ example: "Notice of 27 March 2026, as quoted in the press" }),
  /** The day for which the value was last seen in its source: printed as the "as of" date. */
  reviewed: daySchema.meta({ example: "2026-11-22" }),
  /** The day by which it must be looked up again, where that is known. */
  reviewBy: daySchema.optional().meta({ example: "2027-02-22" }),
};

/** One dated, sourced value of `content/facts/*.yaml`. A new amount is a new record with the same id and later dates. */
export const factSchema = z.discriminatedUnion(
  "unit",
  [
    z.strictObject({
      ...common,
      unit: z.enum(numericUnits),
      value: z.number("is not a number").meta({ example: "7" }),
    }),
    z.strictObject({
      ...common,
      unit: z.literal("date"),
      value: daySchema.meta({ example: "2026-11-03" }),
    }),
    z.strictObject({
      ...common,
      unit: z.literal("phone"),
      value: z
        .string("is not a phone number in quotes")
        .regex(
          /^(1-)?\d{3}-\d{3}-\d{4}$|^\d{3}-\d{4}$|^\d{3}(\d{3})?$/,
          "is not written like 1-800-555-0199 or 811",
        )
        .meta({ example: "'1-888-495-8501'" }),
    }),
  ],
  { error: `is not one of ${[...numericUnits, "date", "phone"].join(", ")}` },
);

export type Fact = z.output<typeof factSchema>;

/** What a search for a fact on a day gives. */
export type FactLookup =
  | { state: "valid"; fact: Fact }
  | { state: "unknown" }
  | { state: "not-valid"; known: Fact[] };

/** The records of a site, grouped by id for look-up. */
export type FactBook = ReadonlyMap<string, readonly Fact[]>;

export function toFactBook(facts: readonly Fact[]): FactBook {
  return Map.groupBy(facts, (fact) => fact.id);
}

/** The record of `id` in force on `day`. Both ends of a period are inclusive. */
export function findFact(book: FactBook, id: string, day: Day): FactLookup {
  const known = book.get(id);
  if (known === undefined) return { state: "unknown" };
  const fact = known.find((candidate) => holdsOn(candidate, day));
  return fact === undefined ? { state: "not-valid", known: [...known] } : { state: "valid", fact };
}

function holdsOn(fact: Fact, day: Day): boolean {
  return fact.validFrom <= day && (fact.validTo === undefined || day <= fact.validTo);
}

/** The first two records of one id that are in force on a same day, or null. Dates are ISO, so text order is time order. */
export function findOverlap(records: readonly Fact[]): [Fact, Fact] | null {
  const ordered = records.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  for (const [index, later] of ordered.entries()) {
    const earlier = ordered[index - 1];
    if (
      earlier !== undefined &&
      (earlier.validTo === undefined || earlier.validTo >= later.validFrom)
    )
      return [earlier, later];
  }
  return null;
}
