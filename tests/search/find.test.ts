import { describe, expect, test } from "vitest";
import type { SearchEntry } from "../../src/search/entry.ts";
import { createFind } from "../../src/search/find.ts";

const page = (address: string, title: string, more: Partial<SearchEntry> = {}): SearchEntry => ({
  address,
  title,
  description: "",
  also: "",
  headings: "",
  otherTitle: "",
  otherAlso: "",
  otherTerms: "",
  words: "",
  links: 0,
  ...more,
});

const entries = [
  page("/work-permits/", "Work permits: two programs", { otherTitle: "Permis de travail" }),
  page("/open/", "Open work permits", { otherTitle: "Permis de travail ouverts" }),
  page("/profile/", "Express Entry profile", { headings: "Work permits that count" }),
  page("/express/", "How Express Entry works", { links: 9 }),
  page("/winter/", "Winter boots", { words: "crampons", also: "Snow\nIce" }),
];
const find = createFind({ entries, sayings: [{ say: ["ice shoes"], means: "winter boots" }] });
const first = (query: string) => find(query)[0]?.address;

describe("a query", () => {
  test.each([
    ["nothing", ""],
    ["blanks", "   "],
    ["marks", "?!'"],
    ["a word that no page has", "zzzzz"],
    ["markup", "<img src=x>"],
  ])("%s finds nothing", (_about, query) => {
    expect(find(query)).toEqual([]);
  });

  test.each([
    ["the name before the colon, not the longer name", "work permit", "/work-permits/"],
    ["the longer name", "open work permit", "/open/"],
    ["between two names, the page that others link", "express entry", "/express/"],
    ["the other language", "permis de travail ouvert", "/open/"],
    ["a word of the text", "crampons", "/winter/"],
    ["another name", "snow", "/winter/"],
    ["a saying", "Ice-shoes?", "/winter/"],
    ["a letter too few", "wintr boots", "/winter/"],
    ["a letter too many", "exppress entry", "/express/"],
    ["two letters swapped in a long word", "crampnos", "/winter/"],
    ["a typing error in the other language", "permis de travial ouvetrs", "/open/"],
    ["a typing error in a saying", "ice sheos", "/winter/"],
    ["an unfinished last word", "open wo", "/open/"],
    ["capitals and accents", "WÌNTÉR", "/winter/"],
  ])("%s", (_about, query, address) => {
    expect(first(query)).toBe(address);
  });

  test("a known word in the middle is not completed: it is over", () => {
    expect(find("open zzzz").map(({ address }) => address)).toEqual(["/open/"]);
  });

  test("a page that has all words stands before one that has some", () => {
    expect(find("winter express").length).toBeGreaterThan(1);
    expect(first("express profile")).toBe("/profile/");
  });

  test("an index without pages finds nothing", () => {
    expect(createFind({ entries: [], sayings: [] })("visa")).toEqual([]);
  });
});
