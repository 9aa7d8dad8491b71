import type { DayNumber } from "./day-number.ts";
import type { Period } from "./trips.ts";

/** One number for each day of a span, with sums over any part of it in one step. */
export interface DaySums {
  /** The sum from `from` to `to`, both included; days outside of the span count nothing. */
  between(from: DayNumber, to: DayNumber): number;
}

/** True for each day of the span that lies in one of the periods. Periods may overlap and stick out. */
export function markDays(span: Period, periods: readonly Period[]): (day: DayNumber) => boolean {
  const marks = new Uint8Array(span.to - span.from + 1);
  for (const { from, to } of periods)
    marks.fill(
      1,
      Math.max(0, from - span.from),
      Math.max(0, Math.min(to, span.to) - span.from + 1),
    );
  return (day) => marks[day - span.from] === 1;
}

/** Adds up `worth` over the span once, so that a window that slides a day costs two look-ups and not a walk. */
export function sumDays(span: Period, worth: (day: DayNumber) => number): DaySums {
  const sums = new Int32Array(span.to - span.from + 2);
  for (let day = span.from; day <= span.to; day += 1) {
    const index = day - span.from;
    sums[index + 1] = (sums[index] ?? 0) + worth(day);
  }
  const upTo = (day: DayNumber) =>
    sums[Math.min(Math.max(day - span.from + 1, 0), sums.length - 1)] ?? 0;
  return { between: (from, to) => (to < from ? 0 : upTo(to) - upTo(from - 1)) };
}

/** The first day from `from` to `to` for which `holds`, or null. */
export function firstDay(
  { from, to }: Period,
  holds: (day: DayNumber) => boolean,
): DayNumber | null {
  for (let day = from; day <= to; day += 1) if (holds(day)) return day;
  return null;
}
