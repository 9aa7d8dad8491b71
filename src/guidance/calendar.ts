import { z } from "zod";
import type { Language } from "./language.ts";
import { localeOf } from "./language.ts";

/** A day as `YYYY-MM-DD` (ISO 8601 calendar date). Days have no time zone here: a rule holds on a date. */
export type Day = string;

/** Accepts what YAML gives for `2026-11-22` (a string in YAML 1.2) and refuses days that do not exist. */
export const daySchema = z
  .string("is missing or is not a date written as year-month-day")
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "is not a date written as year-month-day", abort: true })
  .refine((text) => isRealDay(text), "is not a day in the calendar");

function isRealDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Today in Canada's eastern time, where the department publishes its fees. */
export function today(now: Date): Day {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "America/Toronto" }).format(now);
}

const monthNames: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat(localeOf("en"), { month: "long", timeZone: "UTC" }),
  fr: new Intl.DateTimeFormat(localeOf("fr"), { month: "long", timeZone: "UTC" }),
};

/** `15 November 2026`, `15 novembre 2026`, `1er novembre 2026`; the day and the month stay on one line. */
export function formatDay(day: Day, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  const month = monthNames[language].format(date);
  const number = date.getUTCDate();
  const ordinal = language === "fr" && number === 1 ? "1er" : String(number);
  return `${ordinal}\u00A0${month} ${date.getUTCFullYear()}`;
}
