import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Language } from "../../src/guidance/language.ts";
import { languages, otherLanguage } from "../../src/guidance/language.ts";
import { createFind } from "../../src/search/find.ts";
import { likelySearches, searchIndex } from "../../src/site/search-words.ts";
import { siteCorpus } from "../../src/site/site-corpus.ts";
import { mistype } from "./mistype.ts";
import { otherQueries } from "./other-queries.ts";

// As in a build: the content folder is read once.
beforeAll(() => {
  vi.stubEnv("NODE_ENV", "production");
});

/** Queries for which none of their pages comes first, each with the place where one came; 0 means not at all. */
function misses(language: Language, queries: readonly (readonly [string, ...string[]])[]) {
  const find = createFind(searchIndex(language));
  return queries.flatMap(([query, ...ids]) => {
    const addresses = siteCorpus()
      .places.filter(({ id }) => ids.includes(id))
      .map((place) => place.addresses[language]);
    expect(addresses, query).toHaveLength(ids.length);
    const place = find(query).findIndex(({ address }) => addresses.includes(address)) + 1;
    return place === 1 ? [] : [`${query}: ${ids.join(" or ")} comes ${place}`];
  });
}

/** The forty as they are typed in a language, each with the pages that answer it. */
const likelyIn = (language: Language) =>
  likelySearches().map(({ page, tool, [language]: query }): [string, ...string[]] => [
    query,
    page,
    ...(tool === undefined ? [] : [tool]),
  ]);

describe.each(languages)("in %s", (language) => {
  test("forty likely searches: 38 or more find their page first", () => {
    const queries = likelyIn(language);
    expect(queries).toHaveLength(40);
    expect(new Set(queries.map(([query]) => query)).size).toBe(40);
    const missed = misses(language, queries);
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(2);
  });

  test("the same forty in the words of the other language: 36 or more", () => {
    const missed = misses(language, likelyIn(otherLanguage(language)));
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(4);
  });

  test.each(Object.entries(mistype))(
    "with a typing error in their longest word (%s): 36 or more, in either language",
    (_about, spoil) => {
      for (const typed of languages) {
        const spoilt = likelyIn(typed).map(([query, ...ids]): [string, ...string[]] => [
          spoil(query),
          ...ids,
        ]);
        const missed = misses(language, spoilt);
        expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(4);
      }
    },
  );

  test("25 searches that nothing was fitted to: 22 or more", () => {
    const missed = misses(language, otherQueries[language]);
    expect(otherQueries[language]).toHaveLength(25);
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(3);
  });

  test("every page is among the first two for its own title, and the first three for its title in the other language", () => {
    const find = createFind(searchIndex(language));
    const pages = siteCorpus().places.filter(({ kind }) => kind === "page");
    expect(pages.length).toBeGreaterThan(100);
    const lost = pages.flatMap(({ addresses, titles }) => {
      const place = (query: string) =>
        find(query).findIndex(({ address }) => address === addresses[language]);
      const other = place(titles[language === "en" ? "fr" : "en"]);
      const own = place(titles[language]);
      return own >= 0 && own < 2 && other >= 0 && other < 3 ? [] : [addresses[language]];
    });
    expect(lost).toEqual([]);
  });
});
