import { toParagraph } from "../html.ts";
import type { Section } from "../html.ts";
import type { RunData } from "../run-data.ts";
import { toLargest, toShareFigure } from "./shares.ts";

const COUNTRY_NAMES = new Intl.DisplayNames("en", { type: "region" });
const LANGUAGE_NAMES = new Intl.DisplayNames("en", { type: "language" });

/** Who asked: countries and languages. A replay does not know them. */
export function toPeopleSection({ counts }: RunData): Section {
  const countries = toLargest(counts.countries, 10);
  const languages = toLargest(counts.languages, 8);
  if (countries.length === 0 && languages.length === 0)
    return {
      id: "people",
      title: "Who asked",
      html: toParagraph(
        "A log does not say from which countries people came or what they read in, so a replay cannot either.",
      ),
    };
  return {
    id: "people",
    title: "Who asked",
    html: [
      toShareFigure({
        id: "countries",
        title: "Requests by country",
        caption:
          "Each visitor sends the country as the header a content delivery network would add; the shares move as the profile says.",
        heads: ["Country", "Requests"],
        parts: countries.map(({ name, count }) => ({ name: toCountry(name), count, colour: 4 })),
      }),
      toShareFigure({
        id: "languages",
        title: "Requests by language",
        caption:
          "The first language of the visitor, as the browser says it in Accept-Language and as they choose their pages.",
        heads: ["Language", "Requests"],
        parts: languages.map(({ name, count }) => ({ name: toLanguage(name), count, colour: 1 })),
      }),
    ].join(""),
  };
}

function toCountry(code: string): string {
  if (code === "ZZ") return "Elsewhere";
  return /^[A-Z]{2}$/.test(code) ? (COUNTRY_NAMES.of(code) ?? code) : code;
}

function toLanguage(code: string): string {
  return /^[a-z]{2,3}$/.test(code) ? (LANGUAGE_NAMES.of(code) ?? code) : code;
}
