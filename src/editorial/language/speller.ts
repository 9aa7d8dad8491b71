import type { Language } from "../../guidance/language.ts";
import { otherLanguage } from "../../guidance/language.ts";
import { dictionaryOf } from "./dictionary.ts";
import { wordsOfForeignNames } from "./foreign-names.ts";
import { nearestWord } from "./nearest-word.ts";
import type { WordLists } from "./word-lists.ts";
import type { Word } from "./words.ts";
import { blankNonProse, wordsOf } from "./words.ts";

/** Finds the words of a text that neither the dictionary nor the lists know. Remembers each word it was asked. */
export interface Speller {
  /** `accepted` words stand besides the lists, for this text only. */
  unknownIn(text: string, accepted?: ReadonlySet<string>): Word[];
  suggest(word: string): string | null;
}

/** French words that lose their vowel before an apostrophe. */
const elided =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu)['\u2019](?=\p{L}{2}|[aày]$)/iu;

/** A search costs 2 ms; a text with more unknown words than this is not a text of this language. */
const mostSuggestions = 200;

export function createSpeller(language: Language, lists: WordLists): Speller {
  const { listed, phrases } = listedWords(language, lists);
  const isRight = createJudge(language, listed);
  const isRightThere = createJudge(otherLanguage(language), listed);
  // "l'Identity": French grammar, English name.
  const bare = (word: string) => (language === "fr" ? word.replace(elided, "") : word);
  const judge = (word: string) => ({ here: isRight(word), there: isRightThere(bare(word)) });
  const suggestions = new Map<string, string | null>();

  return {
    unknownIn(text, accepted) {
      const words = wordsOf(blankNonProse(text));
      const wrong = words.filter(({ word }) => !isRight(word) && accepted?.has(word) !== true);
      if (wrong.length === 0) return [];
      const foreign = wordsOfForeignNames(text, words, judge);
      const names = rangesOf(phrases, text);
      return wrong.filter(
        (word) =>
          !foreign.has(word) && !names.some(([from, to]) => from <= word.at && word.at < to),
      );
    },
    suggest(word) {
      const before = suggestions.get(word);
      if (before !== undefined) return before;
      if (suggestions.size >= mostSuggestions) return null;
      const bare = word.replace(elided, "");
      const near = nearestWord(bare, dictionaryOf(language), listed);
      const whole = near === null ? null : word.slice(0, word.length - bare.length) + near;
      suggestions.set(word, whole);
      return whole;
    },
  };
}

/** Whether a word stands in the dictionary or the list, in parts where it has parts. Each word is judged once. */
function createJudge(language: Language, listed: ReadonlySet<string>): (word: string) => boolean {
  const dictionary = dictionaryOf(language);
  const verdicts = new Map<string, boolean>();
  const isKnown = (word: string): boolean => {
    if (listed.has(word) || dictionary.knows(word)) return true;
    const rest = word.slice(1);
    const lower = word.toLowerCase();
    return rest === lower.slice(1) && (listed.has(lower) || dictionary.knows(lower));
  };
  const judge = (word: string): boolean => {
    // Capitals alone are an acronym, a single letter is a label: the spelling of neither can be judged.
    if (word.length < 2 || /^\p{Lu}+s?$/u.test(word) || isKnown(word)) return true;
    const bare = language === "en" ? word.replace(/'s?$/u, "") : word.replace(elided, "");
    if (bare !== word) return judge(bare);
    const parts = word.split("-");
    return parts.length > 1 && parts.every(judge);
  };
  return (word) => {
    const before = verdicts.get(word);
    if (before !== undefined) return before;
    const verdict = judge(word.replaceAll("\u2019", "'"));
    verdicts.set(word, verdict);
    return verdict;
  };
}

/** Where the listed names of several words stand in a text. Asked only where a word is unknown. */
function rangesOf(phrases: readonly string[], text: string): [from: number, to: number][] {
  const straight = text.replaceAll("\u2019", "'");
  const ranges: [number, number][] = [];
  for (const phrase of phrases) {
    for (let at = straight.indexOf(phrase); at !== -1; at = straight.indexOf(phrase, at + 1)) {
      const to = at + phrase.length;
      if (!/\p{L}/u.test(straight[to] ?? "")) ranges.push([at, to]);
    }
  }
  return ranges;
}

function listedWords(language: Language, { spelling, terms }: WordLists) {
  const entries = [
    ...spelling.both,
    ...spelling[language],
    ...spelling.acronyms,
    ...terms.flatMap((term) => [term[language], term.short?.[language] ?? []].flat()),
  ];
  const phrases = entries.filter((entry) => entry.includes(" "));
  const ofTerms = terms.flatMap((term) => wordsOf(term[language]).map(({ word }) => word));
  const single = entries.filter((entry) => !entry.includes(" "));
  return { listed: new Set([...single, ...ofTerms]), phrases };
}
