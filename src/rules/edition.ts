import type { Day } from "../guidance/calendar.ts";

/** The days on which a set of rules holds. */
export interface EditionStamp {
  /** Its first day, which is also its name. */
  validFrom: Day;
  /** Its last day; null while it is in force. */
  validTo: Day | null;
}

/** What a result says about the rules it was made under. */
export interface EditionUsed extends EditionStamp {
  /** True when these rules are no longer in force on the day of the question: the result explains, it does not tell today's. */
  ended: boolean;
}

/**
 * The edition in force on `day`; where there is none, the last one that began before it, or the first of all. Days are
 * compared as text. Throws when there is no edition.
 */
export function editionFor<Edition extends EditionStamp>(
  editions: readonly Edition[],
  day: Day,
): Edition {
  const ordered = editions.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  const begun = ordered.filter(({ validFrom }) => validFrom <= day);
  const chosen = begun.findLast((edition) => holdsOn(edition, day)) ?? begun.at(-1) ?? ordered[0];
  if (chosen === undefined) throw new Error("There is no edition of these rules: add one file.");
  return chosen;
}

/** The stamp for a result asked for on `day`. */
export function useEdition({ validFrom, validTo }: EditionStamp, day: Day): EditionUsed {
  return { validFrom, validTo, ended: validTo !== null && validTo < day };
}

function holdsOn({ validFrom, validTo }: EditionStamp, day: Day): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}
