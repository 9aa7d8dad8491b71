import type { Day } from "./calendar.ts";
import { today } from "./calendar.ts";
import type { Language } from "./language.ts";

/** A moment as it is printed: its day and its time of day in Canada's eastern time. */
export interface PrintedMoment {
  day: Day;
  /** `6 pm`, `6:30 pm`; `18 h`, `18 h 30` (Canada.ca Content Style Guide, times of day; Office québécois de la langue française). */
  time: string;
}

const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone: "America/Toronto",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Takes an instant apart for printing in a language. */
export function printMoment(moment: Date, language: Language): PrintedMoment {
  const [hour = 0, minute = 0] = clock.format(moment).split(":").map(Number);
  return {
    day: today(moment),
    time: language === "en" ? english(hour, minute) : french(hour, minute),
  };
}

function english(hour: number, minute: number): string {
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}\u00A0${hour < 12 ? "am" : "pm"}`;
}

function french(hour: number, minute: number): string {
  const minutes = minute === 0 ? "" : `\u00A0${String(minute).padStart(2, "0")}`;
  return `${hour}\u00A0h${minutes}`;
}
