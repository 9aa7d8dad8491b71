import type { Language } from "../../guidance/language.ts";

/** The numbers up to a hundred that a text writes out in words: `thirteen provinces`, `la treizième province`. */
export function toNumberWords(text: string, language: Language): number[] {
  const words = text.toLowerCase().match(/\p{L}+(?:[-\u2011]\p{L}+)*/gu) ?? [];
  return words.flatMap((word) => {
    const value = numbers[language].get(word.replaceAll("\u2011", "-"));
    return value === undefined ? [] : [value];
  });
}

const englishOnes =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const englishTens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const englishOrdinals =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const frenchOnes =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
    " ",
  );
const frenchTens = "vingt trente quarante cinquante soixante".split(" ");
const frenchOrdinals =
  "- premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième".split(
    " ",
  );

const numbers: Record<Language, ReadonlyMap<string, number>> = {
  en: new Map([
    ...englishOnes.map((word, value) => [word, value] as const),
    ...englishOrdinals.map((word, value) => [word, value] as const),
    ...englishTens.flatMap((tens, index) => [
      [tens, 20 + index * 10] as const,
      ...englishOnes
        .slice(1, 10)
        .map((ones, at) => [`${tens}-${ones}`, 21 + index * 10 + at] as const),
    ]),
    ["once", 1],
    ["twice", 2],
    ["half", 50],
    ["hundred", 100],
  ]),
  fr: new Map([
    ...frenchOnes.map((word, value) => [word, value] as const),
    ...frenchOrdinals.map((word, value) => [word, value] as const),
    ...frenchTens.flatMap((tens, index) => [
      [tens, 20 + index * 10] as const,
      ...frenchOnes
        .slice(2, 10)
        .map((ones, at) => [`${tens}-${ones}`, 22 + index * 10 + at] as const),
    ]),
    ["une", 1],
    ["première", 1],
    ["second", 2],
    ["seconde", 2],
    ["soixante-dix", 70],
    ["soixante-sept", 67],
    ["quatre-vingts", 80],
    ["quatre-vingt-dix", 90],
    ["moitié", 50],
    ["cent", 100],
  ]),
};
