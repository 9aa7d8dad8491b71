import { describe, expect, test } from "vitest";
import { findTwin, kindNames, pickPages } from "../../src/bench/reader/page-kinds.ts";
import type { StoredRow } from "../../src/delivery/table.ts";

const french = [
  ["/en/", "/fr/"],
  ["/en/immigrate/", "/fr/immigrer/"],
  ["/en/points-ranking-calculator/", "/fr/calcul-du-classement/"],
  ["/en/which-way/", "/fr/quelle-voie/"],
  ["/en/search/", "/fr/recherche/"],
  ["/en/a/middle/", "/fr/a/milieu/"],
  ["/en/a/small/", "/fr/a/petit/"],
  ["/en/a/large/", "/fr/a/grand/"],
] as const;

function row(address: string, brBytes = 100): StoredRow {
  return {
    address,
    status: 200,
    contentType: "text/html; charset=utf-8",
    cacheClass: "page",
    bodies: { br: { offset: 0, sizeBytes: brBytes, etag: '"x"' } },
  };
}

const rows = french
  .flat()
  .map((address) =>
    row(address, /small|petit/.test(address) ? 50 : /large|grand/.test(address) ? 900 : 100),
  );

const htmlOf = ({ address }: StoredRow): string => {
  const twin = french.find(([english]) => english === address)?.[1];
  return `<link rel="alternate" hreflang="fr-CA" href="https://freshet.example${twin}">`;
};

describe("a build that lacks a page is refused with its address", () => {
  test.each([
    ["the English one", rows.filter(({ address }) => address !== "/en/search/"), "/en/search/"],
    ["the French one", rows.filter(({ address }) => address !== "/fr/recherche/"), "/en/search/"],
    [
      "one that is there as a 404 only",
      rows.map((each) =>
        each.address === "/en/search/" ? { ...each, status: 404 as const } : each,
      ),
      "/en/search/",
    ],
  ])("%s", (_about, left, address) => {
    expect(() => pickPages(left, ["search"], htmlOf)).toThrow(address);
  });
});

test("every kind in both languages, the guidance page of middle size", () => {
  expect(
    pickPages(rows, kindNames, htmlOf).map(({ kind, language, address }) => [
      kind,
      language,
      address,
    ]),
  ).toEqual([
    ["front", "en", "/en/"],
    ["front", "fr", "/fr/"],
    ["section", "en", "/en/immigrate/"],
    ["section", "fr", "/fr/immigrer/"],
    ["guidance", "en", "/en/a/middle/"],
    ["guidance", "fr", "/fr/a/milieu/"],
    ["tool", "en", "/en/points-ranking-calculator/"],
    ["tool", "fr", "/fr/calcul-du-classement/"],
    ["question", "en", "/en/which-way/"],
    ["question", "fr", "/fr/quelle-voie/"],
    ["search", "en", "/en/search/"],
    ["search", "fr", "/fr/recherche/"],
  ]);
});

test.each([
  ["no link", "<p>a</p>", null],
  [
    "links in English only",
    '<link rel="alternate" hreflang="en-CA" href="https://x.example/en/">',
    null,
  ],
  ["a language that is not named", '<a href="/fr/">Français</a>', null],
  [
    "the head's",
    '<link rel="alternate" hreflang="en-CA" href="https://x.example/en/"><link rel="alternate" hreflang="fr-CA" href="https://x.example/fr/a/">',
    "/fr/a/",
  ],
  ["a link of the page", '<a class="tongue" href="/fr/b/" hreflang="fr-CA">Français</a>', "/fr/b/"],
])("the French page: %s", (_about, html, expected) => {
  expect(findTwin(html)).toBe(expected);
});
