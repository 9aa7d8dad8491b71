import MiniSearch from "minisearch";
import type { SearchEntry, SearchIndex } from "./entry.ts";
import { nameFactor } from "./name-factor.ts";
import { createReword } from "./reword.ts";
import { stem, toTerms, toWords } from "./terms.ts";

/** A page that answers a query. */
export type FoundPage = Pick<SearchEntry, "address" | "title" | "description">;

/** How much a word counts by where it stands: people look for names, not for mentions. */
const weights = { title: 6, also: 4, description: 2, headings: 1.5, other: 3, words: 0.6 };

/**
 * How many letters of a word that no page has may be wrong: none in a short one, which is one letter away from another word; two
 * in a long one, since two letters typed in the wrong order count as two.
 */
const wrongLetters = (term: string) => (term.length < 4 ? 0 : term.length < 6 ? 1 : 2);

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
  const words = new MiniSearch<SearchEntry>({
    idField: "address",
    fields: Object.keys(weights),
    tokenize: toWords,
    processTerm: (word) => {
      const term = stem(word);
      known.add(term);
      return term;
    },
  });
  words.addAll(entries);
  const reword = createReword(sayings);
  const byAddress = new Map(entries.map((entry) => [entry.address, entry]));
  const mostLinks = Math.max(1, ...entries.map(({ links }) => links));
  /** A mistyped term as the page that fits it best has it. */
  const correct = (term: string) =>
    known.has(term)
      ? term
      : (words.search(term, { ...asTerms, prefix: true, fuzzy: wrongLetters(term) })[0]?.terms[0] ??
        term);
  return (query) => {
    const asked = reword(toTerms(query));
    const meant = asked.map(correct);
    return words
      .search(asked.join(" "), {
        ...asTerms,
        boost: weights,
        // The last word may be unfinished, and a word that no page has may be cut too short by its stem.
        prefix: (term, position, all) => position === all.length - 1 || !known.has(term),
        fuzzy: (term) => (known.has(term) ? false : wrongLetters(term)),
        weights: { fuzzy: 0.4, prefix: 0.5 },
      })
      .flatMap(({ id, score, queryTerms }) => {
        const entry = byAddress.get(String(id));
        if (entry === undefined) return [];
        const share = new Set(queryTerms).size / asked.length;
        const linked = 1 + linkGain * (entry.links / mostLinks);
        return [{ entry, score: score * share ** 2 * nameFactor(entry, meant) * linked }];
      })
      .toSorted((a, b) => b.score - a.score)
      .map(({ entry }) => entry);
  };
}
