import { describe, expect, test } from "vitest";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { interestSchema } from "../../src/inbox/interest/interest-schema.ts";
import { provinces, provincesOfPage } from "../../src/inbox/interest/provinces.ts";
import { topicsOfPage, toTopics } from "../../src/inbox/interest/topics.ts";

const corpus = readCorpus(process.cwd()).corpus ?? expect.fail("The content cannot be read");
const topics = toTopics(corpus.places);
const pages = corpus.places.filter(({ kind }) => kind === "page");

/** Largest body that the server passes on. */
const bodyBytes = 16 * 1024;

describe("the provinces of a page", () => {
  test.each([
    ["no province", "immigrate/visit", []],
    ["a page that compares all of them", "settle-in/health-card", []],
    ["half of a name", "immigrate/new-beginnings", []],
    ["a name inside another word", "immigrate/ontarioan", []],
    ["a section is not looked at", "ontario/visit", []],
    ["a name at the end", "immigrate/nominee-ontario", ["ontario"]],
    ["a name at the beginning", "immigrate/quebec-certificate", ["quebec"]],
    ["a name of several words", "settle-in/living-prince-edward-island", ["prince-edward-island"]],
    ["a city", "settle-in/living-montreal", ["quebec"]],
    [
      "a program of four provinces",
      "immigrate/atlantic-program",
      ["new-brunswick", "newfoundland-and-labrador", "nova-scotia", "prince-edward-island"],
    ],
  ])("%s: %s", (_about, page, expected) => {
    expect(provincesOfPage(page)).toEqual(expected);
  });

  test("a page whose title names a province belongs to it, unless it is about all others", () => {
    const allOthers = /outside Quebec|hors (?:du )?Québec/;
    const missed = pages.flatMap(({ id, titles: { en, fr } }) =>
      provinces
        .filter(({ names }) => en.includes(names.en) || fr.includes(names.fr))
        .filter(() => !allOthers.test(en) && !allOthers.test(fr))
        .filter(({ name }) => !provincesOfPage(id).includes(name))
        .map(({ name }) => `${id} is not under ${name}`),
    );
    expect(missed).toEqual([]);
  });

  test("every province and territory has pages", () => {
    const without = provinces.filter(({ name }) =>
      pages.every(({ id }) => !provincesOfPage(id).includes(name)),
    );
    expect(without).toEqual([]);
  });
});

describe("what can be chosen", () => {
  test("ten provinces and three territories, under values without a language", () => {
    const chosen = topics.filter(({ kind }) => kind === "province");
    expect(chosen).toHaveLength(13);
    for (const { id } of chosen) expect(id).toMatch(/^province\/[a-z-]+$/);
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
  });

  test("no section has the name under which the provinces stand", () => {
    expect(corpus.places.map(({ id }) => id)).not.toContain("province");
  });

  test("someone who ticks everything is taken, and their form fits into one body", () => {
    const fields = {
      address: `${"a".repeat(64)}@${"b".repeat(60)}.example`,
      language: "fr",
      topics: topics.map(({ id }) => id),
    };
    expect(interestSchema.safeParse(fields).success).toBe(true);
    const form = new URLSearchParams(fields.topics.map((id) => ["topics", id]));
    expect(form.toString().length + 300).toBeLessThan(bodyBytes);
  });

  test("a page belongs to itself, to its section and to its provinces, and each of them can be chosen", () => {
    expect(topicsOfPage("immigrate/nominee-yukon")).toEqual([
      "immigrate/nominee-yukon",
      "immigrate",
      "province/yukon",
    ]);
    const known = new Set(topics.map(({ id }) => id));
    const unknown = pages.flatMap(({ id }) => topicsOfPage(id)).filter((each) => !known.has(each));
    expect(unknown).toEqual([]);
  });
});
