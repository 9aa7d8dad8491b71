import { describe, expect, test } from "vitest";
import { englishForms } from "../../../src/editorial/language/english-forms.ts";
import { frenchTypography } from "../../../src/editorial/language/french-typography.ts";
import { languageOfUrl } from "../../../src/editorial/language/link-language.ts";
import type { WrongForm } from "../../../src/editorial/language/patterns.ts";
import { findForms } from "../../../src/editorial/language/patterns.ts";
import { createPhraseFinder } from "../../../src/editorial/language/phrases.ts";
import { plainWords } from "../../../src/editorial/language/plain-words.ts";

/** What is found in a text and what is to be written, as "shown → instead". */
function told(text: string, forms: readonly WrongForm[]): string[] {
  return findForms(text, forms).map(({ form, shown }) => `${shown} → ${form.instead(shown)}`);
}

describe("French forms", () => {
  test.each([
    ["$1,525 par mois", ["$1,525 → write 1 525 $"]],
    ["US$20.50", ["US$20.50 → write 20,50 $"]],
    ["10$", ["10$ → write 10 $"]],
    ["75% des gens", ["75% → write 75 %"]],
    ["10,000 personnes", ["10,000 → write 10 000"]],
    ["un taux de 20.5 %", ["20.5 → write 20,5"]],
    ["à 13:30", ["13:30 → write 13 h 30"]],
    ["à 9:00", ["9:00 → write 9 h"]],
    ["à 4 pm", ["4 pm → write the 24 hours: 9 h, 16 h 30"]],
    ["juillet 31, 2026", ["juillet 31, 2026 → write le 31 juillet 2026"]],
    ["le 31 juillet, 2026", ["31 juillet, 2026 → write 31 juillet 2026"]],
    ["le 1 janvier", ["1 janvier → write 1er janvier"]],
    ["le 3 Mars", ["Mars → write mars"]],
    ["le 31/07/2026", ["31/07/2026 → write the month as a word: le 31 juillet 2026"]],
    ["la 2ème fois", ["2ème → write 2e"]],
    ["la 1ère fois", ["1ère → write 1re"]],
    ["de 2021-2026", ["2021-2026 → write de 2021 à 2026"]],
    ['le mot "fin"', ['"fin" → write « fin »']],
    ["Attention: froid", ["n: → write n :"]],
  ])("%s", (text, expected) => {
    expect(told(text, frenchTypography)).toEqual(expected);
  });

  test.each([
    "Le permis coûte 1 525 $ ou 1 525,50 $ US depuis le 1er juillet 2026, soit 20,5 %.",
    "Une note de 6,5; le numéro 1-800-555-0199; le règlement DORS/2002-227; l'article 5.1.",
    "« Il a dit “oui” », à 16 h 30 : c'est vrai!",
    "Le 11 mars, le 21 août, en mai.",
  ])("nothing wrong: %s", (text) => {
    expect(told(text, frenchTypography)).toEqual([]);
  });
});

describe("English forms", () => {
  test.each([
    ["by July 31st", ["July 31st → write July 31"]],
    ["the 1st of May", ["1st of May → write 1 May"]],
    ["at 4 p.m.", ["p.m. → write pm"]],
    ["$1525", ["$1525 → write $1,525"]],
    ["20 %", ["20 % → write 20%"]],
    ["20 per cent", ["20 per cent → write 20%"]],
    ["10 $", ["10 $ → write $10"]],
    ["10–20 people", ["10–20 → write 10 to 20"]],
    ["our office", ["our → name the body"]],
    ["You should’ve", ["should’ve → write it in full"]],
    ["You shouldn't", ["shouldn't → write it in full"]],
  ])("%s", (text, expected) => {
    const found = told(text, englishForms);
    expect(found.map((line, index) => line.slice(0, expected[index]?.length))).toEqual(expected);
  });

  test.each([
    "The 10th of the month is late; the website costs $1,525 or 20%.",
    "It's on your side: don't wait until 4 pm on 31 July.",
    "You've been refused, they've moved, you won't and don't.",
    "Hours and hourly pay, a power outage, R&D",
  ])("nothing wrong: %s", (text) => {
    expect(told(text, englishForms)).toEqual([]);
  });
});

test("phrases are found as a slow search finds them, the longest first, whatever the case and the apostrophe", () => {
  const phrases = plainWords.fr;
  const texts = [
    "Afin d’aider, procéder à la vente en vue de partir, lors de l'hiver.",
    "Les susmentionnées, dans le cadre de la loi, en ce qui concerne l'école.",
    "Afin debout, lors dehors.",
  ];
  for (const text of texts) {
    const plain = text.toLowerCase().replaceAll("’", "'");
    const slow = phrases.filter(({ avoid }) =>
      new RegExp(
        `(?<!\\p{L})${avoid.replace(/\*$/, "\\p{L}*").replaceAll(".", "\\.")}(?!\\p{L}${avoid.endsWith("'") ? "{99}" : ""})`,
        "u",
      ).test(plain),
    );
    expect(
      createPhraseFinder(phrases)(text)
        .map(({ phrase }) => phrase.avoid)
        .toSorted(),
    ).toEqual(slow.map(({ avoid }) => avoid).toSorted());
  }
});

test.each([
  ["https://www.canada.ca/fr/hiver.html", "fr"],
  ["https://www.canada.ca/en/winter.html", "en"],
  ["https://laws-lois.justice.gc.ca/eng/acts/I-2.5/", "en"],
  ["https://gazette.gc.ca/2026/sor-dors68-fra.html", "fr"],
  ["https://www.crtc.gc.ca/page?lang=fr", "fr"],
  ["https://fr.example.org/", "fr"],
  ["https://www.quebec.ca/immigration", null],
  ["https://www.canada.ca/en/fr/", null],
  ["https://example.org/french-fries.html", null],
  ["./winter.fr.md", null],
] as const)("the language of %s is %s", (url, language) => {
  expect(languageOfUrl(url)).toBe(language);
});
