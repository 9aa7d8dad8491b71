import type { Language } from "../guidance/language.ts";
import { localeOf } from "../guidance/language.ts";
import type { Place } from "../guidance/places.ts";
import { describe } from "./describe.ts";
import { siteCorpus } from "./site-corpus.ts";

/** A schema.org object as JSON-LD text, safe inside a script element (`<` is escaped). */
export function toJsonLd(thing: { "@type": string; [property: string]: unknown }): string {
  return JSON.stringify({ "@context": "https://schema.org", ...thing }).replaceAll("<", "\\u003c");
}

/** What search engines are told about a place. `absolute` makes URLs of addresses; `reviewed` is the day of the last check. */
export function describePlace(
  place: Place,
  language: Language,
  absolute: (address: string) => string,
  reviewed: string | undefined,
) {
  return {
    "@type": place.kind === "section" || place.kind === "aToZ" ? "CollectionPage" : "WebPage",
    url: absolute(place.addresses[language]),
    name: place.titles[language],
    description: describe(place, language),
    inLanguage: localeOf(language),
    isAccessibleForFree: true,
    isPartOf: {
      "@type": "WebSite",
      name: siteCorpus().words.siteName[language],
      url: absolute(`/${language}/`),
    },
    ...(reviewed === undefined ? {} : { lastReviewed: reviewed }),
  };
}
