import type { FeedbackRecord } from "./store/feedback-records.ts";

/** What visitors said of one page, both languages together. */
export interface PageSummary {
  page: string;
  yes: number;
  no: number;
  /** Reasons given, the most frequent first. */
  reasons: [reason: string, times: number][];
  /** Words that several visitors used and the page does not have, with the number of messages, the most frequent first. */
  newWords: [word: string, messages: number][];
}

/** Messages in which a word must stand before it is told. */
const leastMessages = 2;
const mostWords = 10;

/**
 * Opinions page by page, the pages with the most "no" first. `wordsOf` gives the text of a page in both languages; what stands
 * there is no news. The words of a message are counted once, without what was removed from it.
 */
export function summarize(
  records: readonly FeedbackRecord[],
  wordsOf: (page: string) => string,
): PageSummary[] {
  return [...Map.groupBy(records, ({ page }) => page)]
    .map(([page, of]) => ({
      page,
      yes: of.filter(({ found }) => found === "yes").length,
      no: of.filter(({ found }) => found === "no").length,
      reasons: count(of.flatMap(({ reason }) => (reason === "" ? [] : [reason]))),
      newWords: toNewWords(of, new Set(toWords(wordsOf(page)))),
    }))
    .toSorted((a, b) => b.no - a.no || b.yes - a.yes || (a.page < b.page ? -1 : 1));
}

function toNewWords(records: readonly FeedbackRecord[], known: Set<string>): [string, number][] {
  const used = records.flatMap(({ words }) => [...new Set(toWords(words))]);
  return count(used.filter((word) => !known.has(word)))
    .filter(([, messages]) => messages >= leastMessages)
    .slice(0, mostWords);
}

/** Words of four letters or more, and short ones with a digit or in capitals (`eTA` is lower-cased, `C11` is kept). */
function toWords(text: string): string[] {
  const words = text.replaceAll(/⟦[a-z-]+⟧/g, " ").match(/[\p{L}\d]+(?:['’-][\p{L}\d]+)*/gu) ?? [];
  return words
    .filter((word) => word.length >= 4 || /\d/.test(word) || /^\p{Lu}{2,}$/u.test(word))
    .map((word) =>
      word
        .replaceAll("’", "'")
        .toLowerCase()
        .replace(/^[cdjlmnst]'/, ""),
    );
}

function count(values: readonly string[]): [string, number][] {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, all]): [string, number] => [value, all.length])
    .toSorted(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
}
