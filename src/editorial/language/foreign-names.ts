import type { Word } from "./words.ts";

/** What is known about a word by the dictionaries of both languages. */
export interface Judgment {
  here: boolean;
  there: boolean;
}

/** Between words of one name stands a space, an apostrophe or a hyphen. */
const joint = /^,?[ \u00A0'\u2019-]$/u;
const sentenceEnd = /[.!?:]["»\u201D\u00A0 ]*\s*$/u;
/** What stands behind a title that is left in the other language (style rule F19). */
const markedForeign = /^["»\u201D\u00A0 ]*\((?:en anglais|(?:in )?French|PDF, en anglais)/u;

/**
 * The words that need not be known here because they are part of a name in the other language: "Chambre des notaires du
 * Québec" on an English page. A run of words of the other language is a name when three of them are unknown here; when two are
 * and one has a capital; when one with a capital stands inside a sentence; in quotation marks; or before "(en anglais…)".
 */
export function wordsOfForeignNames(
  text: string,
  words: readonly Word[],
  judge: (word: string) => Judgment,
): Set<Word> {
  const accepted = new Set<Word>();
  for (const run of runsOf(text, words, judge)) {
    const foreign = run.filter(({ word }) => !judge(word).here);
    const first = run[0];
    const last = run.at(-1);
    if (first === undefined || last === undefined || foreign.length === 0) continue;
    const opens = ({ at }: Word) =>
      at === 0 || sentenceEnd.test(text.slice(Math.max(0, at - 8), at));
    const isName =
      foreign.length > 2 ||
      (foreign.length > 1 &&
        run.some((word) => hasCapital(word) && (foreign.includes(word) || !opens(word)))) ||
      foreign.some((word) => hasCapital(word) && !opens(word)) ||
      /["«\u201C][ \u00A0]?$/u.test(text.slice(0, first.at)) ||
      markedForeign.test(text.slice(last.at + last.word.length));
    if (isName) for (const word of foreign) accepted.add(word);
  }
  return accepted;
}

/** `Chambre`, `l'Immigration`. */
function hasCapital({ word }: Word): boolean {
  return /^(?:\p{L}{1,2}['\u2019])?\p{Lu}/u.test(word);
}

/** Stretches of neighbouring words that are all words of the other language. */
function* runsOf(
  text: string,
  words: readonly Word[],
  judge: (word: string) => Judgment,
): Generator<Word[]> {
  let run: Word[] = [];
  for (const word of words) {
    const before = run.at(-1);
    const between =
      before === undefined ? " " : text.slice(before.at + before.word.length, word.at);
    if (run.length > 0 && !joint.test(between)) {
      yield run;
      run = [];
    }
    if (judge(word.word).there) run.push(word);
    else {
      yield run;
      run = [];
    }
  }
  yield run;
}
