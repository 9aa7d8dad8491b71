import { z } from "zod";

const hourMs = 3_600_000;
const weekHours = 7 * 24;
/** A week to look back on, and a day to spare. */
const keptHours = 8 * 24;

/** The most visitors at once in each hour, by hours since 1970 (UTC, so no hour is missing or double when clocks change). */
export type WeekHistory = ReadonlyMap<number, number>;

/** The history with one more reading; hours older than eight days are forgotten. */
export function notePeak(history: WeekHistory, nowMs: number, visitors: number): WeekHistory {
  const hour = Math.floor(nowMs / hourMs);
  const kept = [...history].filter(([one]) => one > hour - keptHours);
  return new Map(kept).set(hour, Math.max(history.get(hour) ?? 0, Math.round(visitors)));
}

/** The most visitors at once in this hour a week ago; null when there is no record of it. */
export function peakSameHourLastWeek(history: WeekHistory, nowMs: number): number | null {
  return history.get(Math.floor(nowMs / hourMs) - weekHours) ?? null;
}

/** How many times the visitors of last week are here; null when there is no record, or nobody came. */
export function toRatio(visitors: number, lastWeek: number | null): number | null {
  return lastWeek === null || lastWeek === 0 ? null : visitors / lastWeek;
}

/** `12.0 x`, or `no record`: what the department had to report on the night. */
export function formatRatio(ratio: number | null): string {
  return ratio === null ? "no record" : `${ratio.toFixed(1)} x`;
}

/** The file: `{ "version": 1, "peaks": { "2016-11-08T20Z": 16700 } }`. */
const fileSchema = z.strictObject({
  version: z.literal(1),
  peaks: z.record(z.string().regex(/^\d{4}-\d\d-\d\dT\d\dZ$/), z.int().min(0)),
});

export function toFileText(history: WeekHistory): string {
  const peaks = [...history]
    .toSorted(([one], [other]) => one - other)
    .map(([hour, peak]) => [`${new Date(hour * hourMs).toISOString().slice(0, 13)}Z`, peak]);
  return `${JSON.stringify({ version: 1, peaks: Object.fromEntries(peaks) }, null, 1)}\n`;
}

/** A file's text → the history, or one sentence about what is wrong with it. */
export function parseFileText(
  text: string,
): { history: WeekHistory; wrong: null } | { history: null; wrong: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { history: null, wrong: "it is not JSON" };
  }
  const result = fileSchema.safeParse(data);
  if (!result.success)
    return { history: null, wrong: z.prettifyError(result.error).replaceAll(/\s*\n\s*/g, " ") };
  const hours = Object.entries(result.data.peaks).map(
    ([name, peak]) => [Date.parse(`${name.slice(0, 13)}:00:00Z`) / hourMs, peak] as const,
  );
  const bad = hours.some(([hour]) => !Number.isInteger(hour));
  return bad
    ? { history: null, wrong: "an hour in it does not exist" }
    : { history: new Map(hours), wrong: null };
}
