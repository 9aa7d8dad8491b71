import { alongLine } from "./curve.ts";
import type { Profile } from "./profile.ts";
import { pickWeighted } from "./random.ts";
import type { Random } from "./random.ts";

/** Who a visitor is, as far as a site can tell. */
export interface Traits {
  /** Two letters (ISO 3166); `ZZ` is elsewhere. */
  country: string;
  /** First language, such as `en`. */
  language: string;
  /** The Accept-Encoding header. */
  encoding: string;
}

/** Draws who comes at a clock time of the profile (minutes after midnight). */
export type TraitsPicker = (random: Random, clockMinute: number) => Traits;

/** A picker for the profile. Visitors who are alike share one object. */
export function createTraitsPicker(
  profile: Pick<Profile, "mix" | "languages" | "encodings">,
): TraitsPicker {
  const lines = toLines(profile.mix);
  const languages = new Map(
    Object.entries(profile.languages.percent).map(([name, row]) => [name, toWeights(row)]),
  );
  const encodings = toWeights(profile.encodings.percent);
  const known = new Map<string, Traits>();
  return (random, clockMinute) => {
    const country = pickWeighted(random, weighLines(lines, clockMinute));
    const language = pickWeighted(random, languages.get(country) ?? languages.get("other") ?? []);
    const encoding = pickWeighted(random, encodings);
    const key = `${country} ${language} ${encoding}`;
    const ready = known.get(key);
    if (ready) return ready;
    const traits = { country, language, encoding };
    known.set(key, traits);
    return traits;
  };
}

/** Shares of the countries at a clock time, in percent; between two phases they move in a straight line. */
export function countriesAt(
  mix: Profile["mix"],
  clockMinute: number,
): { item: string; weight: number }[] {
  return weighLines(toLines(mix), clockMinute);
}

interface CountryLine {
  country: string;
  points: { x: number; y: number }[];
}

function toLines(mix: Profile["mix"]): CountryLine[] {
  const countries = new Set(mix.flatMap((phase) => phase.countries.map((row) => row.country)));
  return [...countries].map((country) => ({
    country,
    points: mix.map(({ at, countries: rows }) => ({
      x: at,
      y: rows.find((row) => row.country === country)?.percent ?? 0,
    })),
  }));
}

function weighLines(
  lines: readonly CountryLine[],
  clockMinute: number,
): { item: string; weight: number }[] {
  return lines.map(({ country, points }) => ({
    item: country,
    weight: alongLine(points, clockMinute),
  }));
}

/** Headers that a browser of such a visitor sends with every request. */
export function toHeaders({ country, language, encoding }: Traits): Record<string, string> {
  const tag = country === "ZZ" ? language : `${language}-${country},${language};q=0.9`;
  return {
    "accept-encoding": encoding,
    "accept-language": language === "en" ? tag : `${tag},en;q=0.5`,
    "user-agent": LAB_AGENT,
    "x-surge-country": country,
  };
}

/** Names the lab in the site's log, so that nobody takes its crowd for people. */
export const LAB_AGENT = "Mozilla/5.0 (compatible; freshet-surge/0.1; load test)";

export function toWeights(percent: Record<string, number>): { item: string; weight: number }[] {
  return Object.entries(percent).map(([item, weight]) => ({ item, weight }));
}
