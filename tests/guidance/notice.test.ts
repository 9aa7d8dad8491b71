import { describe, expect, test } from "vitest";
import type { Notice } from "../../src/guidance/notice.ts";
import { isRunning, noticesFor, noticeSchema } from "../../src/guidance/notice.ts";

const words = { title: "Accounts are down", text: "You cannot sign in today. Nothing is lost." };

function notice(id: string, changes: Partial<Notice> = {}): Notice {
  return {
    id,
    file: `content/notices/${id}.yaml`,
    kind: "service",
    scope: "site",
    start: "2026-11-22T08:00:00-05:00",
    end: "2026-11-24T18:00:00-05:00",
    en: words,
    fr: words,
    ...changes,
  };
}

describe("a notice runs from its start until its end, in whatever zone they are written", () => {
  const rows: [about: string, now: string, expected: boolean][] = [
    ["a second before", "2026-11-22T12:59:59Z", false],
    ["the first moment", "2026-11-22T13:00:00Z", true],
    ["the last second", "2026-11-24T22:59:59Z", true],
    ["the end", "2026-11-24T23:00:00Z", false],
    ["the same moment in Vancouver", "2026-11-24T15:00:00-08:00", false],
  ];
  test.each(rows)("%s", (_about, now, expected) => {
    expect(isRunning(notice("a"), new Date(now))).toBe(expected);
  });
});

test("a place shows what is meant for it: emergencies first, then the newest", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  const all = [
    notice("news", { kind: "news", start: "2026-11-23T01:00:00Z" }),
    notice("section", { scope: "settle-in" }),
    notice("page", { scope: "settle-in/winter", start: "2026-11-23T02:00:00Z" }),
    notice("other", { scope: "immigrate" }),
    notice("over", { end: "2026-11-23T12:00:00Z" }),
    notice("emergency", { kind: "emergency" }),
  ];
  const idsFor = (section: string | null, pageId: string | null): string[] =>
    noticesFor(all, { section, pageId }, now).map(({ id }) => id);
  expect(idsFor("settle-in", "settle-in/winter")).toEqual(["emergency", "page", "section", "news"]);
  expect(idsFor("settle-in", null)).toEqual(["emergency", "section", "news"]);
  expect(idsFor(null, null)).toEqual(["emergency", "news"]);
});

describe("both texts or no notice", () => {
  const { id: _id, file: _file, ...whole } = notice("a");
  test.each(["en", "fr"] as const)("without %s it is refused", (language) => {
    const { [language]: _text, ...half } = whole;
    expect(noticeSchema.safeParse(whole).success).toBe(true);
    expect(noticeSchema.safeParse(half).success).toBe(false);
    expect(noticeSchema.safeParse({ ...whole, [language]: { title: words.title } }).success).toBe(
      false,
    );
  });
});
