import type { Day } from "../guidance/calendar.ts";
import type { DayNumber } from "./day-number.ts";
import { toDayNumber } from "./day-number.ts";
import type { Problem } from "./form/read-form.ts";
import { problem } from "./form/read-form.ts";

/** A trip outside Canada. `back` is null while the person is still away. */
export interface Trip {
  left: Day;
  back: Day | null;
}

/** Days from `from` to `to`, both included. */
export interface Period {
  from: DayNumber;
  to: DayNumber;
}

/** Stands for the end of what has not ended. */
export const openEnd: DayNumber = Number.POSITIVE_INFINITY;

/**
 * The days lost on a trip. A part of a day in Canada makes it a day in Canada, so the day of leaving and the day of return are
 * not lost: leave on 1 July, return on 6 July, and four days are (IRCC form CIT 0407; for the residency obligation ENF 23, 6.4).
 */
export function fullDaysAway({ left, back }: Trip): Period {
  return {
    from: toDayNumber(left) + 1,
    to: back === null ? openEnd : toDayNumber(back) - 1,
  };
}

/** The trips in the order of time. */
export function inOrder<T extends Trip>(trips: readonly T[]): T[] {
  return trips.toSorted(
    (a, b) => a.left.localeCompare(b.left) || (a.back ?? "9999").localeCompare(b.back ?? "9999"),
  );
}

/** What is wrong with a journal: a return before the departure, trips that overlap, a trip after one that has not ended. */
export function checkTrips(trips: readonly Trip[]): Problem[] {
  const backwards = trips.flatMap(({ left, back }, row) =>
    back !== null && back < left ? [problem("back", "back-before-left", { row })] : [],
  );
  if (backwards.length > 0) return backwards;
  const ordered = inOrder(trips);
  return ordered.flatMap((trip, index) => {
    const before = ordered[index - 1];
    if (before === undefined) return [];
    const row = trips.indexOf(trip);
    if (before.back === null)
      return [problem("back", "still-away", { row: trips.indexOf(before) })];
    return trip.left < before.back ? [problem("left", "trips-overlap", { row })] : [];
  });
}

/** Periods typed as two days, the second of which may be open: the end is before the start. */
export function checkPeriods(
  periods: readonly Readonly<Record<string, Day | null>>[],
  [from, to]: readonly [string, string],
): Problem[] {
  return periods.flatMap((period, row) => {
    const [start, end] = [period[from] ?? null, period[to] ?? null];
    return start !== null && end !== null && end < start
      ? [problem(to, "end-before-start", { row })]
      : [];
  });
}
