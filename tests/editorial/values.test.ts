import { describe, expect, test } from "vitest";
import { toNumberWords } from "../../src/editorial/pairs/number-words.ts";
import { toValues } from "../../src/editorial/pairs/values.ts";
import type { Language } from "../../src/guidance/language.ts";

function valuesOf(text: string, language: Language): string[] {
  return toValues(text, language).map(({ key, unit }) => `${key} ${unit}`.trim());
}

describe("both languages say the same value", () => {
  const rows: [about: string, en: string, fr: string, expected: string[]][] = [
    ["money", "It costs $1,525.", "Cela coûte 1 525 $.", ["1525 $"]],
    ["money with cents", "$16.60 an hour", "16,60 $ de l'heure", ["16.6 $"]],
    ["millions", "$5 million", "5 millions de dollars", ["5000000 $"]],
    ["percent", "10% of it", "10 % du total", ["10 %"]],
    ["days", "within 30 days", "dans les 30 jours", ["30 day"]],
    ["days before a noun", "a 30-day visa", "un visa de 30 jours", ["30 day"]],
    ["years", "for 2 years", "pendant 2 ans", ["2 year"]],
    ["a date", "on November 22, 2026", "le 22 novembre 2026", ["2026-11-22 date"]],
    ["the first of a month", "from 1 May 2027", "à partir du 1er mai 2027", ["2027-05-01 date"]],
    ["a month", "in February 2022", "en février 2022", ["2022-02 date"]],
    ["a month at the head of a cell", "February 2022", "Février 2022", ["2022-02 date"]],
    ["a day of a month", "before April 30", "avant le 30 avril", ["04-30 date"]],
    ["times", "9 am to 5:30 pm", "de 9 h à 17 h 30", ["9 hour", "17:30 hour"]],
    ["a phone number", "call 1-888-242-2100", "composez le 1‑888‑242‑2100", ["18882422100 phone"]],
    ["a form", "form IMM 5669", "le formulaire IMM 5669", ["5669 code"]],
    ["a form with a letter for the language", "IMM 1344E", "IMM 1344F", ["1344 code"]],
    ["a code of occupations", "NOC 21231", "CNP 21231", ["21231 code"]],
    ["a level of language", "CLB 7", "NCLC 7", ["7 code"]],
    ["a long number", "10,000 people", "10 000 personnes", ["10000"]],
    [
      "a fact in another form",
      "a {{wait number}}-day wait",
      "une attente de {{wait}}",
      ["wait fact"],
    ],
    ["the day of a fact", "{{fee as-of}}", "{{fee as-of}}", ["fee as-of fact"]],
    ["an ordinal", "the 20th time", "la 20e fois", ["20"]],
    ["addresses hold no values", "https://x.ca/12 and a3@b.ca", "https://x.ca/12 et a3@b.ca", []],
    ["day and night", "open 24/7", "ouvert 24 heures sur 24, 7 jours sur 7", []],
    ["a number that spells a name", "call 1 800 O-Canada", "appelez 1 800 O-Canada", []],
  ];
  test.each(rows)("%s", (_about, en, fr, expected) => {
    expect(valuesOf(en, "en")).toEqual(expected);
    expect(valuesOf(fr, "fr")).toEqual(expected);
  });
});

test("a value knows where it is written", () => {
  const text = "Pay $550 within 30 days.";
  for (const { at, shown } of toValues(text, "en")) expect(text.slice(at)).toContain(shown);
  expect(toValues(text, "en").map(({ at }) => text.slice(at, at + 3))).toEqual(["$55", "30 "]);
});

describe("numbers in words", () => {
  const rows: [language: Language, text: string, expected: number[]][] = [
    ["en", "Thirteen provinces, sixty-seven points", [13, 67]],
    ["fr", "les treize provinces, soixante-sept points", [13, 67]],
    ["en", "the seventh day, twice", [7, 2]],
    ["fr", "le septième jour", [7]],
    ["en", "oneness and tension", []],
  ];
  test.each(rows)("%s: %s", (language, text, expected) => {
    expect(toNumberWords(text, language)).toEqual(expected);
  });
});
