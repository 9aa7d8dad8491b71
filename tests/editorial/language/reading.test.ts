import { expect, test } from "vitest";
import { readingEase, schoolGrade } from "../../../src/editorial/language/reading-ease.ts";
import { countSyllables } from "../../../src/editorial/language/syllables.ts";
import { countedWords, sentencesOf } from "../../../src/editorial/text/sentences.ts";
import { pageOf } from "./page.ts";

test.each([
  ["nothing", "", []],
  ["one without a stop", "Send it", ["Send it"]],
  ["two", "Send it. Then pay!", ["Send it.", "Then pay!"]],
  [
    "an abbreviation",
    "Ask Dr. Roy in St. John's. Then pay.",
    ["Ask Dr. Roy in St. John's.", "Then pay."],
  ],
  [
    "a decimal and an address",
    "It costs 6.5 at canada.ca now.",
    ["It costs 6.5 at canada.ca now."],
  ],
  ["a quotation", "« Oui. » Puis payez.", ["« Oui. »", "Puis payez."]],
  ["a colon", "Bring this: a card.", ["Bring this: a card."]],
])("sentences: %s", (_about, text, expected) => {
  const found = sentencesOf(text);
  expect(found.map((sentence) => sentence.text)).toEqual(expected);
  expect(found.map(({ text: piece, at }) => text.slice(at, at + piece.length))).toEqual(expected);
});

test("words are counted between spaces, a fact as one", () => {
  expect(countedWords("L'école, à long-terme, coûte {{school-fee as-of}} : 1,5 M$.").length).toBe(
    7,
  );
});

test.each([
  [
    "en",
    "application 4, people 2, created 3, media 3, used 1, wanted 2, licence 2, idea 3, because 2, year 1, area 3, rules 1, changes 2",
  ],
  [
    "fr",
    "demande 2, résidence 3, immigration 4, création 3, pays 2, citoyenneté 5, logement 3, envoyer 3, entrée 2, quelques 1, pour 1",
  ],
] as const)("syllables, %s", (language, list) => {
  const wrong = list
    .split(", ")
    .map((pair) => pair.split(" "))
    .filter(([word = "", count]) => countSyllables(word, language) !== Number(count));
  expect(wrong).toEqual([]);
});

test("the formulas, counted by hand", () => {
  // 2 sentences, 10 words, 12 syllables: 5 words per sentence, 1.2 syllables per word.
  const english = pageOf("The snow is deep today. Put your warm boots on.", "en");
  expect(schoolGrade(english)).toBeCloseTo(0.39 * 5 + 11.8 * 1.1 - 15.59, 1);
  expect(readingEase(english)).toBeCloseTo(206.835 - 1.015 * 5 - 84.6 * 1.1, 1);
  const french = pageOf("La neige tombe ce soir. Mettez vos bottes de neige.", "fr");
  expect(readingEase(french)).toBeCloseTo(207 - 1.015 * 5 - 73.6 * 1.1, 1);
});

test("a page without a sentence is not hard", () => {
  expect(schoolGrade(pageOf("## Costs"))).toBeLessThan(0);
});
