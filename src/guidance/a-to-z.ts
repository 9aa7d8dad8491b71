import type { Language } from "./language.ts";
import { localeOf } from "./language.ts";

/** A line of the A to Z: what people look for, and where it is answered. */
export interface IndexEntry {
  term: string;
  address: string;
}

/** The entries of one letter, in the language's order. */
export interface IndexLetter {
  letter: string;
  entries: IndexEntry[];
}

/** Entries grouped by first letter (accents do not make a letter of their own) and sorted as the language sorts. */
export function toAToZ(entries: readonly IndexEntry[], language: Language): IndexLetter[] {
  const { compare } = new Intl.Collator(localeOf(language));
  const sorted = entries.toSorted((a, b) => compare(a.term, b.term));
  return [...Map.groupBy(sorted, ({ term }) => firstLetter(term))]
    .map(([letter, ofLetter]) => ({ letter, entries: ofLetter }))
    .toSorted((a, b) => compare(a.letter, b.letter));
}

function firstLetter(term: string): string {
  return /\p{L}|\d/u.exec(term.normalize("NFD"))?.[0]?.toUpperCase() ?? "#";
}
