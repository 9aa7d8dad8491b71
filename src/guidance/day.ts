import type { Language } from "./language.ts";
import { localeOf } from "./language.ts";

// Apart from the schema in calendar.ts, so that a script in the browser can print a day without carrying zod.

/** A day as `YYYY-MM-DD` (ISO 8601 calendar date). Days have no time zone here: a rule holds on a date. */
export type Day = string;

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
