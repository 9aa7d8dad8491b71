import { z } from "zod";
import type { InBoth } from "./language.ts";

/** A moment with its offset from UTC, so that no time zone is guessed. */
export const momentSchema = z.iso
  .datetime({ offset: true, error: "is missing or is not a moment with its time zone" })
  .meta({ example: "2026-11-24T18:00:00-05:00" });

const noticeText = z.strictObject(
  {
    /** What happened, in a few words. */
    title: z
      .string("is missing")
      .min(5, "is too short")
      .max(90, "is longer than 90 characters")
      .meta({ example: "Online accounts are down" }),
    /** What it means for the reader and what to do: one to three plain sentences. */
    text: z
      .string("is missing")
      .min(20, "is shorter than 20 characters")
      .max(600, "is longer than 600 characters")
      .meta({ example: "You cannot sign in today. Nothing you sent is lost." }),
  },
  "is missing: a notice has both texts or is not published",
);

export const noticeKinds = ["emergency", "service", "news"] as const;

/** `content/notices/<id>.yaml`: one announcement, both texts in one file; both or nothing. */
export const noticeSchema = z.strictObject({
  /** `emergency` stands on top of every page of its scope; `service` tells of a disturbance; `news` of a change. */
  kind: z.enum(noticeKinds, "is not one of emergency, service, news").meta({ example: "service" }),
  /** Where it is shown: `site`, a section (`settle-in`) or a page (`settle-in/winter`). */
  scope: z
    .string("is missing")
    .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, "is neither site, nor a section, nor section/page")
    .meta({ example: "site" }),
  /** From when it is shown. */
  start: momentSchema,
  /** From when it is not shown any more. */
  end: momentSchema,
  en: noticeText,
  fr: noticeText,
});

export type NoticeFile = z.output<typeof noticeSchema>;

/** A notice and where it is written. */
export interface Notice extends NoticeFile {
  /** Its file name without ending. */
  id: string;
  file: string;
}

/** The words of a notice in both languages. */
export type NoticeWords = InBoth<NoticeFile["en"]>;

/** True while the notice is shown: `start` is the first moment, `end` the first one without it. */
export function isRunning({ start, end }: Pick<Notice, "start" | "end">, now: Date): boolean {
  return Date.parse(start) <= now.getTime() && now.getTime() < Date.parse(end);
}

/** The notices that a place shows at `now`, emergencies first, then the newest. `pageId` is null outside of pages. */
export function noticesFor(
  notices: readonly Notice[],
  { section, pageId }: { section: string | null; pageId: string | null },
  now: Date,
): Notice[] {
  return notices
    .filter(({ scope }) => scope === "site" || scope === section || scope === pageId)
    .filter((notice) => isRunning(notice, now))
    .toSorted(
      (a, b) =>
        noticeKinds.indexOf(a.kind) - noticeKinds.indexOf(b.kind) ||
        Date.parse(b.start) - Date.parse(a.start),
    );
}
