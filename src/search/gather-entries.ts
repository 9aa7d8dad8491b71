import type { InBoth, Language } from "../guidance/language.ts";
import { otherLanguage } from "../guidance/language.ts";
import type { PageFrontMatter } from "../guidance/page-schema.ts";
import type { Pair } from "../guidance/pairing.ts";
import type { Place } from "../guidance/places.ts";
import type { SearchEntry } from "./entry.ts";
import type { GlossaryPair } from "./search-schemas.ts";
import { fold, stem, toTerms, toWords } from "./terms.ts";

/** A word in more pages than this tells them apart too little to be sent to browsers. */
const mostPagesOfAWord = 8;

export interface SearchSources {
  places: readonly Place[];
  pairs: readonly Pair[];
  /** Front matter ready to print, by page id. */
  guide: ReadonlyMap<string, InBoth<PageFrontMatter>>;
  glossary: readonly GlossaryPair[];
  /** One or two sentences about each place that is no page of the guide, by its id. */
  descriptions: ReadonlyMap<string, InBoth<string>>;
}

/** What the search of one language knows: every page of the guide, every section and every listed standing page. */
export function gatherEntries(sources: SearchSources, language: Language): SearchEntry[] {
  const { places, pairs, glossary } = sources;
  const pages = new Map(pairs.map(({ id, pages }) => [id, toPlain(pages[language].body)]));
  const rare = findRareWords([...pages.values()]);
  const terms = rareTerms(glossary, language, [...pages.values()]);
  return places
    .filter(({ kind, listed }) => listed && kind !== "home" && kind !== "search")
    .map((place) => {
      const matter = sources.guide.get(place.id);
      const body = pages.get(place.id) ?? "";
      const named = {
        address: place.addresses[language],
        title: place.titles[language],
        description:
          matter?.[language].description ?? sources.descriptions.get(place.id)?.[language] ?? "",
        also: (matter?.[language].alsoListedAs ?? []).join("\n"),
        headings: headingsOf(body),
      };
      const known = new Set(toTerms(Object.values(named).join(" ")));
      return {
        ...named,
        otherTitle: place.titles[otherLanguage(language)],
        ...otherNames({ place, matter, named, body, terms }, language),
        links: linksTo(place.id, pairs, language),
        words: [...new Set(toWords(body))]
          .filter((word) => rare.has(stem(word)) && !known.has(stem(word)))
          .join(" "),
      };
    });
}

/** How many pages link a page by its file, the way editors write links. */
function linksTo(id: string, pairs: readonly Pair[], language: Language): number {
  const name = `/${id.split("/")[1]}.${language}.md`;
  return pairs.filter((pair) => pair.pages[language].body.includes(name)).length;
}

/** The text of a page without addresses, marks and facts. */
function toPlain(markdown: string): string {
  return markdown
    .replaceAll(/\]\([^)]*\)/g, "]")
    .replaceAll(/\{\{[^}]*\}\}|<[^>]*>|https?:\S+/g, " ")
    .replaceAll(/[[\]*_|`]/g, " ");
}

function headingsOf(body: string): string {
  return [...body.matchAll(/^#{2,3} (.+)$/gm)].map((match) => match[1] ?? "").join("\n");
}

/** The terms that stand in few texts. */
function findRareWords(texts: readonly string[]): Set<string> {
  const pagesOf = new Map<string, number>();
  for (const text of texts)
    for (const term of new Set(toTerms(text))) pagesOf.set(term, (pagesOf.get(term) ?? 0) + 1);
  return new Set(
    [...pagesOf].filter(([, pages]) => pages <= mostPagesOfAWord).map(([term]) => term),
  );
}

interface TwinTerm {
  /** The term as this language's texts hold it, folded. */
  here: string;
  there: string;
}

/** Glossary terms that few texts hold, each with its twin. The others would lead everywhere. */
function rareTerms(
  glossary: readonly GlossaryPair[],
  language: Language,
  texts: readonly string[],
): TwinTerm[] {
  const folded = texts.map((text) => ` ${toTerms(text).join(" ")} `);
  return glossary
    .flatMap(({ en, fr }) => {
      const [here, there] = language === "en" ? [en, fr] : [fr, en];
      return here.split(", ").map((form) => ({ here: ` ${toTerms(form).join(" ")} `, there }));
    })
    .filter(({ here }) => folded.filter((text) => text.includes(here)).length <= mostPagesOfAWord);
}

interface Naming {
  place: Place;
  matter: InBoth<PageFrontMatter> | undefined;
  named: Pick<SearchEntry, "title" | "also">;
  body: string;
  terms: readonly TwinTerm[];
}

/** Names and terms in the other language that say more than those of the page itself and its title there. */
function otherNames(
  { place, matter, named: { title, also }, body, terms }: Naming,
  language: Language,
): Pick<SearchEntry, "otherAlso" | "otherTerms"> {
  const other = otherLanguage(language);
  const text = ` ${toTerms(body).join(" ")} `;
  const known = new Set(toTerms(`${title} ${also} ${place.titles[other]}`));
  const telling = (names: readonly string[]): string => {
    const strange = names.filter((name) => toTerms(name).some((term) => !known.has(term)));
    return [...new Map(strange.map((name) => [fold(name), name])).values()].join("\n");
  };
  return {
    otherAlso: telling(matter?.[other].alsoListedAs ?? []),
    otherTerms: telling(terms.filter(({ here }) => text.includes(here)).map(({ there }) => there)),
  };
}
