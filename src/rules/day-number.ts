import type { Day } from "../guidance/calendar.ts";

/** A calendar day as the number of days since 1 January 1970. Whole numbers, so no clock and no time zone can shift a count. */
export type DayNumber = number;

const dayMs = 86_400_000;

/** The number of a day written `YYYY-MM-DD`. The day must exist. */
export function toDayNumber(day: Day): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/** The day of a number, as `YYYY-MM-DD`. */
export function toDay(number: DayNumber): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/**
 * The same date some years later (earlier when `years` is negative). 29 February becomes 1 March in a common year: a window
 * that looks back is then a day shorter than with 28 February, so a count is never too high.
 */
export function addYears(number: DayNumber, years: number): DayNumber {
  const date = new Date(number * dayMs);
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / dayMs;
}

/** `2026-3-1` and `2026/03/01` as `2026-03-01`; null for what is not a day of the years 1900 to 2199. */
export function readDay(text: string): Day | null {
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (match === null) return null;
  const [, year = "", month = "", date = ""] = match;
  if (year < "1900" || year > "2199") return null;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && toDay(time / dayMs) === day ? day : null;
}
