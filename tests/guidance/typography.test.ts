import { expect, test } from "vitest";
import { typeset } from "../../src/guidance/typography.ts";

const visible = (text: string) => text.replaceAll("\u00A0", "⍽");

test.each([
  ["a no-break space before the colon", "Le résultat : refusé", "Le résultat⍽: refusé"],
  ["a time of day keeps its colon", "à 13 h 30", "à 13⍽h⍽30"],
  ["no space before ; ! ?", "vrai ; non ! quoi ?", "vrai; non! quoi?"],
  ["guillemets hold their words", "« bonjour »", "«⍽bonjour⍽»"],
  ["money and percent", "1 525 $ ou 20 %", "1⍽525⍽$ ou 20⍽%"],
  [
    "what is counted stays with its number",
    "dans 5 ans et 1 095 jours",
    "dans 5⍽ans et 1⍽095⍽jours",
  ],
  ["a day stays with its month", "le 3 novembre 2026", "le 3⍽novembre 2026"],
  ["the apostrophe curls", "l'immigration aujourd'hui", "l’immigration aujourd’hui"],
  ["an address keeps its colon", "https://www.canada.ca", "https://www.canada.ca"],
])("French: %s", (_about, typed, expected) => {
  expect(visible(typeset(typed, "fr"))).toBe(expected);
});

test.each([
  ["a day stays with its month", "on 3 November 2026", "on 3⍽November 2026"],
  ["the apostrophe curls", "don't", "don’t"],
  ["what is counted stays with its number", "within 60 days", "within 60⍽days"],
  ["colons stay as they are", "Note: yes", "Note: yes"],
])("English: %s", (_about, typed, expected) => {
  expect(visible(typeset(typed, "en"))).toBe(expected);
});

test("what is typeset once is left alone", () => {
  const once = typeset("« Prix : 1 525 $ » ; dans 5 ans", "fr");
  expect(typeset(once, "fr")).toBe(once);
});
