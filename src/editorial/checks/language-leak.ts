import type { Corpus } from "../../corpus/read-corpus.ts";
import type { Found } from "../../guidance/finding.ts";
import type { InBoth, Language } from "../../guidance/language.ts";
import {
  isLanguage,
  languageOfAddress,
  languages,
  otherLanguage,
} from "../../guidance/language.ts";
import type { BuiltCheck } from "../check.ts";
import type { BuiltPage } from "../built/read-built.ts";
import { findForeignSentences } from "../built/function-words.ts";
import { toTextRuns } from "../built/text-runs.ts";

export const languageLeak: BuiltCheck = {
  name: "language-leak",
  level: "error",
  rule: "A built page holds no text of the other language, navigation included, unless that text is marked with its language.",
  reason:
    "A label in the wrong language stops the people who read only theirs; a screen reader speaks it with the wrong voice.",
  good: '<a lang="fr" href="/fr/">Français</a>, in an English page',
  bad: "<h2>Read next</h2>, in a French page",
  findBuilt({ corpus, pages }) {
    const labels = toLabels(corpus);
    return pages.flatMap((page) => inPage(page, labels));
  },
};

function inPage({ file, html, address }: BuiltPage, labels: InBoth<ReadonlySet<string>>): Found[] {
  // The page that offers both languages has a title and a description in both.
  const head = languageOfAddress(address) === null ? html.indexOf("<body") : 0;
  return toTextRuns(html).flatMap(({ language, text, at }) => {
    if (at < head || language === null || !isLanguage(language)) return [];
    const other = otherLanguage(language);
    const leaks = labels[other].has(plain(text)) ? [text] : findForeignSentences(text, language);
    return leaks.map((leak) => ({
      file,
      ...placeOf(html, at),
      what: `“${shorten(leak)}” is ${names[other]} in text declared ${names[language]}`,
      instead: `write it in ${names[language]}, or mark it with lang="${other}" where it must stay`,
    }));
  });
}

const names: Record<Language, string> = { en: "English", fr: "French" };

/** Words of the interface and titles that one language has and the other has not: too short to be told by their words. */
function toLabels({ words, places, sections }: Corpus): InBoth<ReadonlySet<string>> {
  const all: InBoth<Set<string>> = { en: new Set(), fr: new Set() };
  const collect = (value: unknown, language: Language | null): void => {
    if (typeof value === "string" && language !== null) all[language].add(plain(value));
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value))
      if (key !== "slug") collect(item, isLanguage(key) ? key : language);
  };
  // These two are written in the language they lead to.
  const { otherLanguage: _name, readInOtherLanguage: _invitation, ...interfaceWords } = words;
  collect(interfaceWords, null);
  collect(sections, null);
  for (const { titles } of places) collect(titles, null);
  const [en, fr] = languages.map((language) => all[language]);
  return {
    en: new Set([...all.en].filter((label) => fr?.has(label) !== true)),
    fr: new Set([...all.fr].filter((label) => en?.has(label) !== true)),
  };
}

function plain(text: string): string {
  return text
    .replaceAll(/[\u00A0\u202F]/g, " ")
    .replaceAll("\u2019", "'")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function placeOf(html: string, at: number): { line: number; column: number } {
  const before = html.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n") };
}
