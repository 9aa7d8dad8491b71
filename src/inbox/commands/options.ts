import type { Option } from "../../cli/arguments.ts";
import { Refusal } from "../../cli/refusal.ts";
import { daySchema } from "../../guidance/calendar.ts";
import { pageIdSchema } from "../../guidance/page-schema.ts";

/** Which opinions are meant, as options of a command. */
export interface WhichOptions {
  since: string | null;
  page: string | null;
}

/** Rows for the table of options of every command on opinions. */
export const whichOptions: { [Name in keyof WhichOptions]: Option<WhichOptions[Name]> } = {
  since: {
    value: "DAY",
    about: "Only from this day on (UTC).",
    example: "2026-11-01",
    read: readDay,
    fallback: null,
  },
  page: {
    value: "PAGE",
    about: "Only on this page.",
    example: "immigrate/visit",
    read(text) {
      if (pageIdSchema.safeParse(text).success) return text;
      throw new Refusal("must be a page by its folder and name, without language or .md");
    },
    fallback: null,
  },
};

/** A day of the calendar. Throws a Refusal for anything else. */
export function readDay(text: string): string {
  if (daySchema.safeParse(text).success) return text;
  throw new Refusal("must be a day of the calendar as year-month-day");
}
