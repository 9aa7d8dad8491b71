import type { Language } from "../../guidance/language.ts";
import type { Page } from "../../guidance/pairing.ts";
import { readText } from "../text/read-text.ts";
import { countedWords, sentencesOf } from "../text/sentences.ts";
import { countSyllables } from "./syllables.ts";

interface Counts {
  words: number;
  sentences: number;
  syllables: number;
}

/**
 * How easily a page reads, from 100 (very easy) down; 60 to 70 is everyday language.
 * English: Flesch (1948), 206.835 - 1.015 words per sentence - 84.6 syllables per word.
 * French: Kandel and Moles (1958), 207 - 1.015 words per sentence - 73.6 syllables per word.
 */
export function readingEase(page: Page): number {
  const { perSentence, perWord } = meansOf(page);
  return page.language === "en"
    ? inTenths(206.835 - 1.015 * perSentence - 84.6 * perWord)
    : inTenths(207 - 1.015 * perSentence - 73.6 * perWord);
}

/** The school grade at which an English page reads (Kincaid and others, 1975); 8 is the eighth grade. */
export function schoolGrade(page: Page): number {
  const { perSentence, perWord } = meansOf(page);
  return inTenths(0.39 * perSentence + 11.8 * perWord - 15.59);
}

/** Prose is measured: tables and headings have no sentences. List items count where they hold one. */
function meansOf(page: Page): { perSentence: number; perWord: number } {
  const counts: Counts = { words: 0, sentences: 0, syllables: 0 };
  const texts = readText(page)
    .blocks.filter(({ kind }) => kind === "paragraph" || kind === "item")
    .flatMap(({ text }) => sentencesOf(text));
  for (const { text } of texts) {
    const words = countedWords(text);
    if (words.length < 4) continue;
    counts.sentences += 1;
    counts.words += words.length;
    for (const word of words) counts.syllables += syllablesOf(word, page.language);
  }
  // A page without a sentence is not hard to read.
  if (counts.sentences === 0) return { perSentence: 1, perWord: 1 };
  return {
    perSentence: counts.words / counts.sentences,
    perWord: counts.syllables / counts.words,
  };
}

function inTenths(score: number): number {
  return Math.round(score * 10) / 10;
}

const known: Record<Language, Map<string, number>> = { en: new Map(), fr: new Map() };

function syllablesOf(word: string, language: Language): number {
  const count = known[language].get(word) ?? countSyllables(word, language);
  known[language].set(word, count);
  return count;
}
