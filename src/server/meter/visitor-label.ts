import type { Language } from "../../guidance/language.ts";

/**
 * A visitor's language and country as one small number, so that counting them takes no text. Languages come first in it: of two
 * addresses that one person read in one minute, the one with a language counts.
 */
export type VisitorLabel = number;

const labelLanguages = ["none", "en", "fr"] as const;
const letters = 26;
/** AA to ZZ, and 0 for unknown. */
const countryNumbers = letters ** 2 + 1;

/** Most countries named in a report; there are about 250. */
const mostNames = 300;

/** Codes that edges send for "not known": user-assigned in ISO 3166-1, XX by Cloudflare, ZZ in Unicode's CLDR. */
const notKnown = new Set([letterNumber("X", "X"), letterNumber("Z", "Z")]);

/** The label of a visitor: the language of the address read, or null, and a number from `toCountryNumber`. */
export function toVisitorLabel(language: Language | null, countryNumber: number): VisitorLabel {
  const place = language === null ? 0 : language === "en" ? 1 : 2;
  return place * countryNumbers + countryNumber;
}

/** Two letters of a header field, in either case → 1 to 676. Anything else, or no field, is 0: unknown. */
export function toCountryNumber(field: string | undefined): number {
  if (field === undefined || field.length !== 2) return 0;
  const first = (field.charCodeAt(0) | 0x20) - 0x61;
  const second = (field.charCodeAt(1) | 0x20) - 0x61;
  if (first < 0 || first >= letters || second < 0 || second >= letters) return 0;
  const number = first * letters + second + 1;
  return notKnown.has(number) ? 0 : number;
}

function letterNumber(first: string, second: string): number {
  return (first.charCodeAt(0) - 0x41) * letters + second.charCodeAt(0) - 0x41 + 1;
}

function nameOf(countryNumber: number): string {
  if (countryNumber === 0) return "unknown";
  const [first, second] = [
    Math.floor((countryNumber - 1) / letters),
    (countryNumber - 1) % letters,
  ];
  return String.fromCharCode(0x41 + first, 0x41 + second);
}

/** Shares of the visitors, from 0 to 1. Each list adds up to 1, or is all 0 when nobody came. */
export interface VisitorShares {
  languages: Record<(typeof labelLanguages)[number], number>;
  /** Largest first; upper-case codes, and `unknown`, which takes what is beyond 300 names. */
  countries: { country: string; share: number }[];
}

/** Shares from how often each label was found. */
export function toShares(countByLabel: Uint32Array): VisitorShares {
  const byLanguage = [0, 0, 0];
  const byCountry = new Map<number, number>();
  let all = 0;
  for (const [label, count] of countByLabel.entries()) {
    if (count === 0) continue;
    const language = Math.floor(label / countryNumbers);
    const country = label % countryNumbers;
    byLanguage[language] = (byLanguage[language] ?? 0) + count;
    byCountry.set(country, (byCountry.get(country) ?? 0) + count);
    all += count;
  }
  const [none = 0, en = 0, fr = 0] = byLanguage.map((count) => count / Math.max(all, 1));
  return { languages: { none, en, fr }, countries: toCountryShares(byCountry, all) };
}

function toCountryShares(byCountry: Map<number, number>, all: number): VisitorShares["countries"] {
  const known = [...byCountry]
    .filter(([country]) => country !== 0)
    .toSorted(([one, count], [other, otherCount]) => otherCount - count || one - other)
    .slice(0, mostNames - 1);
  const rest = all - known.reduce((sum, [, count]) => sum + count, 0);
  return [...known, ...(rest === 0 ? [] : [[0, rest] as const])]
    .map(([country, count]) => ({ country: nameOf(country), share: count / all }))
    .toSorted((one, other) => other.share - one.share);
}
