import { z } from "zod";

export type { Day } from "./day.ts";
export { formatDay, today } from "./day.ts";

/** Accepts what YAML gives for `2026-11-22` (a string in YAML 1.2) and refuses days that do not exist. */
export const daySchema = z
  .string("is missing or is not a date written as year-month-day")
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "is not a date written as year-month-day", abort: true })
  .refine((text) => isRealDay(text), "is not a day in the calendar");

function isRealDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
