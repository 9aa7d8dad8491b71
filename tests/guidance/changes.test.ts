import { expect, test } from "vitest";
import { changesSchema, changesSince } from "../../src/guidance/changes.ts";

type Changes = { on: string; note: string }[];
const pair = (id: string, en: Changes, fr: Changes) => ({
  id,
  pages: {
    en: { frontMatter: { title: id, changes: en } },
    fr: { frontMatter: { title: id, changes: fr } },
  },
});
const told = (on: string, note: string) => ({ on, note });

test("changes from the day on, oldest first, in both languages; what only one tells waits", () => {
  const pairs = [
    pair(
      "a/late",
      [told("2026-11-20", "second"), told("2026-11-20", "third"), told("2026-11-01", "old")],
      [
        told("2026-11-20", "deuxième"),
        told("2026-11-20", "troisième"),
        told("2026-11-01", "vieux"),
      ],
    ),
    pair("a/early", [told("2026-11-10", "first")], [told("2026-11-10", "premier")]),
    pair("a/half", [told("2026-11-15", "only English")], []),
    {
      id: "a/none",
      pages: { en: { frontMatter: { title: "" } }, fr: { frontMatter: { title: "" } } },
    },
  ];
  expect(changesSince({ pairs }, "2026-11-10")).toEqual([
    {
      id: "a/early 2026-11-10 1",
      page: "a/early",
      on: "2026-11-10",
      notes: { en: "first", fr: "premier" },
    },
    {
      id: "a/late 2026-11-20 1",
      page: "a/late",
      on: "2026-11-20",
      notes: { en: "second", fr: "deuxième" },
    },
    {
      id: "a/late 2026-11-20 2",
      page: "a/late",
      on: "2026-11-20",
      notes: { en: "third", fr: "troisième" },
    },
  ]);
});

test.each([
  ["nothing", undefined, true],
  ["a change", [told("2026-11-20", "The fee is higher now.")], true],
  ["a day that does not exist", [told("2026-02-30", "The fee is higher now.")], false],
  ["no words", [told("2026-11-20", "")], false],
  ["a surplus field", [{ ...told("2026-11-20", "The fee is higher now."), by: "me" }], false],
])("%s in front matter", (_about, value, expected) => {
  expect(changesSchema.safeParse(value).success).toBe(expected);
});
