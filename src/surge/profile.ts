import { z } from "zod";
import { parseClockTime } from "./clock-time.ts";
import { parseLimit } from "./limits.ts";

/** Where a figure comes from: `reported: <by whom>` or `assumed: <why>`. Shown wherever the figure is. */
const basis = z
  .string()
  .regex(
    /^(?:reported|assumed): \S/,
    'must begin with "reported: " and who reported it, or "assumed: " and why',
  );

/** A time of that day such as `21:30`; `25:00` is one o'clock on the next day. Becomes minutes after midnight. */
const clockTime = z.string().transform((text, context) => {
  const minutes = parseClockTime(text);
  if (minutes !== null) return minutes;
  context.addIssue({
    code: "custom",
    message: 'must be a time in quotes such as "21:30"; "25:00" is one o\'clock on the next day',
  });
  return z.NEVER;
});

const share = z.number().min(0).max(100);
const hundredPercent = { message: "percentages must add up to 100" };
const isWhole = (percents: number[]): boolean =>
  Math.abs(percents.reduce((sum, percent) => sum + percent, 0) - 100) < 0.001;
const isAscending = (points: { at: number }[]): boolean =>
  points.every((point, index) => index === 0 || (points[index - 1]?.at ?? 0) < point.at);
const ascending = { message: "times must go up from one row to the next" };

const curvePoint = z.strictObject({
  /** When. */
  at: clockTime,
  /** Concurrent visitors then: people with a page open, not sockets and not requests a second. */
  visitors: z.number().positive(),
  /** The name of the stretch that begins here: what `--phases` and limits call it. It ends where the next one begins. */
  phase: z
    .string()
    .regex(/^(?!all$)[a-z][\w-]*$/, "must be a word in small letters, and not all")
    .optional(),
  basis,
});

const phase = z.strictObject({
  /** When this mix holds; between two phases the shares move in a straight line. */
  at: clockTime,
  /** Two-letter country (ISO 3166; `ZZ` is elsewhere), its share of the visits in percent. */
  countries: z
    .array(
      z.strictObject({
        country: z.string().regex(/^[A-Z]{2}$/, "must be two capitals such as US; ZZ is elsewhere"),
        percent: share,
        basis,
      }),
    )
    .refine((rows) => isWhole(rows.map((row) => row.percent)), hundredPercent),
});

const readingTime = z
  .strictObject({
    /** Half of the pages are read for less than this, in seconds. */
    medianS: z.number().positive(),
    /** Mean in seconds, above the median: some pages are read for long (log-normal). */
    meanS: z.number().positive(),
    /** Nobody reads one page for longer, in seconds. */
    longestS: z.number().positive(),
    basis,
  })
  .refine(({ medianS, meanS }) => meanS > medianS, {
    message: "meanS must be above medianS, such as medianS: 20, meanS: 30",
  });

const reloading = z.strictObject({
  /** Of those who get an error instead of a page or form, who asks for it again, in percent. */
  afterErrorPercent: share,
  /** After how many seconds without a whole page people begin to reload, and how many of them, in percent. */
  slowS: z.number().min(0.1).max(300),
  afterSlowPercent: share,
  /** Mean time in seconds between seeing an error and asking again. */
  pauseS: z.number().min(0),
  /** How often for one page at most. */
  most: z.number().int().min(1).max(100),
  basis,
});

/** A crowd, as its YAML file tells it. */
export const profileSchema = z.strictObject({
  /** One line for the list of profiles. */
  title: z.string().min(1),
  /** What the clock times of this file are, such as `Eastern (UTC-5), 8 November 2016`. */
  times: z.string().min(1),
  /** Concurrent visitors over time; a straight line between points. */
  curve: z.array(curvePoint).min(2).refine(isAscending, ascending),
  /** Phases that are run unless others are asked for; the whole curve when there are none. */
  standard: z.array(z.string()).optional(),
  /** What the lines between the points of the curve rest on. */
  between: basis,
  visit: z.strictObject({
    /** Number of pages of a visit -> its share of the visits, in percent. */
    pages: z.strictObject({
      percent: z
        .record(z.string().regex(/^[1-9]\d?$/, "must be a number of pages from 1 to 99"), share)
        .refine((row) => isWhole(Object.values(row)), hundredPercent),
      basis,
    }),
    /** How long a page is read before the next one is asked for. Never compressed. */
    reading: readingTime,
    /** After how many seconds without a complete answer a visitor gives up on a request. */
    patience: z.strictObject({ seconds: z.number().min(0.1).max(300), basis }),
    /** Most connections that one visitor's browser opens: 6 as browsers do with HTTP/1.1, or fewer. */
    connections: z.strictObject({ most: z.number().int().min(1).max(6), basis }).optional(),
    /** Visitors who were here before, and what is in their cache since: the entry page and what it needs. */
    returning: z
      .strictObject({ percent: share, hoursAgo: z.number().min(0).max(500), basis })
      .optional(),
    /** People who ask again. Without it nobody does. */
    reload: reloading.optional(),
  }),
  /** How many of the visits end with sending the form of their last page. Without it none does. */
  forms: z
    .strictObject({
      /** Share of the visits over time, in percent; a straight line between. */
      percent: z
        .array(z.strictObject({ at: clockTime, percent: share, basis }))
        .min(1)
        .refine(isAscending, ascending),
      /** How often each of them sends it while they are on that page: a form of several steps. */
      times: z.strictObject({ each: z.number().int().min(1).max(50), basis }),
    })
    .optional(),
  /** Who comes, by phase. */
  mix: z.array(phase).min(1).refine(isAscending, ascending),
  /** First language per country, in percent; `other` stands for every country not named. */
  languages: z.strictObject({
    percent: z
      .record(
        z.string().regex(/^(?:[A-Z]{2}|other)$/),
        z
          .record(z.string().regex(/^[a-z]{2,3}$/), share)
          .refine((row) => isWhole(Object.values(row)), hundredPercent),
      )
      .refine((row) => "other" in row, {
        message: 'needs a row "other", such as other: { en: 80, fr: 20 }',
      }),
    basis,
  }),
  /** Accept-Encoding header -> its share of the visits, in percent. */
  encodings: z.strictObject({
    percent: z
      .record(z.string(), share)
      .refine((row) => isWhole(Object.values(row)), hundredPercent),
    basis,
  }),
  /**
   * Where visits begin, as weights: `home`, a section (the first address segment after the language), one page by its
   * whole address, or `other` (every page not named). What the site does not have is left out.
   */
  entry: z.strictObject({ weights: z.record(z.string(), z.number().min(0)), basis }),
  /** What has to hold, such as `errors <= 0` or `pages: p99 <= 1500ms`. See limits.ts for the grammar. */
  limits: z.array(
    z.string().transform((text, context) => {
      const limit = parseLimit(text);
      if ("metric" in limit) return limit;
      context.addIssue({ code: "custom", message: `"${text}": ${limit.error}` });
      return z.NEVER;
    }),
  ),
  /** When the lab itself is later than this with 1 of 100 requests (lateness p99), the run says nothing about the site. */
  generator: z.strictObject({ latenessP99Ms: z.number().positive() }),
});

/** A crowd as written. */
export type ProfileInput = z.input<typeof profileSchema>;
/** A crowd as checked: clock times in minutes after midnight, limits parsed. */
export type Profile = z.output<typeof profileSchema>;
