import type { Language } from "../../guidance/language.ts";
import { formsOf } from "./terms.ts";
import type { Term } from "./word-lists.ts";

/** An official name of one language, ready to be looked for. */
export interface SoughtTerm {
  term: Term;
  full: RegExp;
  /** The full name or the short form. */
  any: RegExp;
}

/** The official terms of the glossary in one language. Names match with any ending of number or gender on their words. */
export function officialTerms(terms: readonly Term[], language: Language): SoughtTerm[] {
  return terms
    .filter(({ official }) => official)
    .map((term) => {
      const forms = formsOf(term[language]).map(toPattern);
      const short = term.short === undefined ? [] : [`${escape(term.short[language])}s?`];
      return { term, full: toRegExp(forms), any: toRegExp([...forms, ...short]) };
    });
}

function toRegExp(patterns: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${patterns.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}

/** `résident permanent` finds "résidents permanents" and "résidente permanente". */
function toPattern(name: string): string {
  const words = name.split(" ").map((word) => {
    const safe = escape(word).replace(/['\u2019]/gu, "['\u2019]");
    if (/[^aeiou]y$/u.test(word)) return `${safe.slice(0, -1)}(?:y|ies)`;
    return /\p{Ll}{3}$/u.test(word) ? `${safe}(?:e?s?)` : safe;
  });
  return words.join("[ \\u00A0]");
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}
