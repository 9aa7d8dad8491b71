import { describe, expect, test } from "vitest";
import { toAToZ } from "../../src/guidance/a-to-z.ts";
import { resolveGuideLink } from "../../src/guidance/guide-link.ts";
import { languageOfAddress } from "../../src/guidance/language.ts";

const ids = new Set(["settle-in/health-card"]);
const english = { section: "immigrate", language: "en" as const };

describe("links between pages", () => {
  test.each([
    [
      "a neighbour folder",
      "../settle-in/health-card.en.md",
      { kind: "page", id: "settle-in/health-card", fragment: "" },
    ],
    [
      "a heading of the page",
      "../settle-in/health-card.en.md#how-to-apply",
      { kind: "page", id: "settle-in/health-card", fragment: "#how-to-apply" },
    ],
    ["an official page", "https://www.canada.ca/", { kind: "elsewhere" }],
    ["a heading on this page", "#costs", { kind: "elsewhere" }],
    ["a telephone", "tel:811", { kind: "elsewhere" }],
  ])("%s", (_about, url, link) => {
    expect(resolveGuideLink(url, english, ids)).toEqual(link);
  });

  test.each([
    [
      "a page that does not exist",
      "./health-card.en.md",
      "correct the path; pages that look like it: settle-in/health-card",
    ],
    [
      "the other language",
      "../settle-in/health-card.fr.md",
      "link settle-in/health-card.en.md, the page in this language",
    ],
    [
      "an address typed by hand",
      "/en/settle-in/health-card/",
      "link the Markdown file, such as ./visit.en.md",
    ],
  ])("%s is refused with what to write", (_about, url, instead) => {
    expect(resolveGuideLink(url, english, ids)).toMatchObject({ kind: "broken", instead });
  });
});

test.each([
  ["/fr/immigrer/", "fr"],
  ["/en", "en"],
  ["/", null],
  ["/france/", null],
  ["//fr/", null],
])("the language of %s is %s", (address, language) => {
  expect(languageOfAddress(address)).toBe(language);
});

test("the A to Z sorts as the language does, and accents make no letter of their own", () => {
  const entries = ["Zone", "Études", "élève", "Entrée express", "Admissibilité"].map((term) => ({
    term,
    address: "/",
  }));
  expect(
    toAToZ(entries, "fr").map(({ letter, entries: of }) => [letter, of.map(({ term }) => term)]),
  ).toEqual([
    ["A", ["Admissibilité"]],
    ["E", ["élève", "Entrée express", "Études"]],
    ["Z", ["Zone"]],
  ]);
});
