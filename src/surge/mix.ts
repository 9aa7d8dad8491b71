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

/** Draws who comes at that clock time of the profile (minutes after midnight). */
export function drawTraits(
  random: Random,
  profile: Pick<Profile, "mix" | "languages" | "encodings">,
  clockMinute: number,
): Traits {
  const country = pickWeighted(random, countriesAt(profile.mix, clockMinute));
  const { percent } = profile.languages;
  return {
    country,
    language: pickWeighted(random, toWeights(percent[country] ?? percent["other"] ?? {})),
    encoding: pickWeighted(random, toWeights(profile.encodings.percent)),
  };
}

/** Shares of the countries at a clock time, in percent; between two phases they move in a straight line. */
export function countriesAt(
  mix: Profile["mix"],
  clockMinute: number,
): { item: string; weight: number }[] {
  const countries = new Set(mix.flatMap((phase) => phase.countries.map((row) => row.country)));
  return [...countries].map((country) => {
    const points = mix.map(({ at, countries: rows }) => ({
      x: at,
      y: rows.find((row) => row.country === country)?.percent ?? 0,
    }));
    return { item: country, weight: alongLine(points, clockMinute) };
  });
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

function toWeights(percent: Record<string, number>): { item: string; weight: number }[] {
  return Object.entries(percent).map(([item, weight]) => ({ item, weight }));
}
