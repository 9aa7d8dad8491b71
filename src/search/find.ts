import MiniSearch from "minisearch";
import { createCorrect } from "./correct.ts";
import type { SearchEntry, SearchIndex } from "./entry.ts";
import { nameFactor } from "./name-factor.ts";
import { createReword } from "./reword.ts";
import { stem, toTerms, toWords } from "./terms.ts";

/** A page that answers a query. */
export type FoundPage = Pick<SearchEntry, "address" | "title" | "description">;

/** How much a word counts by where it stands: people look for names, not for mentions. */
const weights = {
  title: 6,
  also: 4,
  description: 2,
  headings: 1.5,
  otherTitle: 5,
  otherAlso: 3,
  otherTerms: 1,
  words: 0.6,
};

/** The words of sayings count as names when a typing error is corrected. */
const sayingWeight = 4;

/** How much the page that most others link counts more than one that none links. */
const linkGain = 1;

/** The query is made of terms already. */
const asTerms = {
  tokenize: (text: string) => text.split(" "),
  processTerm: (term: string) => term,
};

/** Gives the pages that answer a query, best first; none for a query without a word. */
export type Find = (query: string) => FoundPage[];

/**
 * Prepares the search of one language. Accents, apostrophes, word forms and plain typing errors are forgiven, and a word in
 * the other language finds what its twin finds.
 */
export function createFind({ entries, sayings }: SearchIndex): Find {
  const known = new Set<string>();
  const spelt = new Map<string, number>();
  const note = (word: string, weight: number): string => {
    spelt.set(word, (spelt.get(word) ?? 0) + weight);
    const term = stem(word);
    known.add(term);
    return term;
  };
  const words = new MiniSearch<SearchEntry>({
    idField: "address",
    fields: Object.keys(weights),
    extractField: (entry, field) =>
      field === "otherTitle" ? strangeWords(entry) : String(entry[field as keyof SearchEntry]),
    tokenize: toWords,
    processTerm: (word, field) => note(word, weights[field as keyof typeof weights] ?? 0),
  });
  words.addAll(entries);
  for (const { say } of sayings)
    for (const word of say.flatMap((each) => toWords(each))) note(word, sayingWeight);
  const reword = createReword(sayings);
  const correct = createCorrect(spelt);
  const toTerm = (word: string) => (known.has(stem(word)) ? stem(word) : stem(correct(word)));
  const byAddress = new Map(entries.map((entry) => [entry.address, entry]));
  const mostLinks = Math.max(1, ...entries.map(({ links }) => links));
  return (query) => {
    const asked = reword(toWords(query).map(toTerm));
    return words
      .search(asked.join(" "), {
        ...asTerms,
        boost: weights,
        // The last word may be unfinished, and a word that no page has may be cut too short by its stem.
        prefix: (term, position, all) => position === all.length - 1 || !known.has(term),
        weights: { fuzzy: 0, prefix: 0.5 },
      })
      .flatMap(({ id, score, queryTerms }) => {
        const entry = byAddress.get(String(id));
        if (entry === undefined) return [];
        const share = new Set(queryTerms).size / asked.length;
        const linked = 1 + linkGain * (entry.links / mostLinks);
        return [{ entry, score: score * share ** 2 * nameFactor(entry, asked) * linked }];
      })
      .toSorted((a, b) => b.score - a.score)
      .map(({ entry }) => entry);
  };
}

/** The words of the other language's title that are not in this one: Canada counts once. */
function strangeWords({ title, otherTitle }: SearchEntry): string {
  const known = new Set(toTerms(title));
  return toWords(otherTitle)
    .filter((word) => !known.has(stem(word)))
    .join(" ");
}
