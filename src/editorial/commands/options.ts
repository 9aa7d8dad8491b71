import type { Option } from "../../cli/arguments.ts";
import { Refusal } from "../../cli/refusal.ts";
import type { Day } from "../../guidance/calendar.ts";
import { daySchema, today } from "../../guidance/calendar.ts";
import { acceptedFile } from "../accepted-file.ts";
import type { Format } from "../report/format-report.ts";
import { formats } from "../report/format-report.ts";

/** The day content is checked for, and a moment of that day. */
export interface AsOf {
  day: Day;
  now: Date;
  /** For the help. */
  toString(): string;
}

/** Noon in Toronto stands for a day that was named; today stands for this moment. */
function asOf(day: Day): AsOf {
  return { day, now: new Date(`${day}T17:00:00Z`), toString: () => day };
}

function asOfNow(): AsOf {
  const now = new Date();
  return { day: today(now), now, toString: () => "today" };
}

const named = process.env["FRESHET_AS_OF"];

export const asOfOption: Option<AsOf> = {
  value: "DAY",
  about: "Day for which facts must be valid and reviews done.",
  example: "2026-12-01",
  read(text) {
    if (!daySchema.safeParse(text).success)
      throw new Refusal("must be a day of the calendar as YYYY-MM-DD");
    return asOf(text);
  },
  fallback: named === undefined ? asOfNow() : asOf(named),
};

export const formatOption: Option<Format> = {
  value: "FORMAT",
  about: `How to report: ${formats.join(", ")} (annotations on a commit).`,
  example: "json",
  read(text) {
    const format = formats.find((each) => each === text);
    if (format === undefined) throw new Refusal(`must be one of ${formats.join(", ")}`);
    return format;
  },
  fallback: "people",
};

export const baselineOption: Option<string> = {
  value: "FILE",
  about: "Where accepted notes are counted.",
  example: acceptedFile,
  read: (text) => text,
  fallback: acceptedFile,
};
