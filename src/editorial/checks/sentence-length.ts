import type { Found } from "../../guidance/finding.ts";
import type { InBoth } from "../../guidance/language.ts";
import type { Page } from "../../guidance/pairing.ts";
import type { Check } from "../check.ts";
import type { TextBlock } from "../text/page-text.ts";
import { readText } from "../text/read-text.ts";
import { countedWords, sentencesOf } from "../text/sentences.ts";

/**
 * Style rule S06: writers aim at the first number of words; a sentence above the second is told, above the third it is a
 * warning. French needs more words to say the same.
 */
const bounds: InBoth<{ aim: number; long: number; tooLong: number }> = {
  en: { aim: 20, long: 24, tooLong: 28 },
  fr: { aim: 22, long: 26, tooLong: 30 },
};
/** Style rule S07. */
const mostSentences = 3;

export const sentenceLength: Check = {
  name: "sentence-length",
  level: "note",
  rule: "A sentence has at most 24 words in English and 26 in French (aim at 20 and 22), a paragraph at most 3 sentences. Above 28 and 30 words it is a warning.",
  reason:
    "A reader in a second language, or on a phone, loses the beginning of a long sentence before its end.",
  good: "Send the form first. Then pay.",
  bad: "After you have sent the form, which you can do online or by mail, you will need to pay the fee, which depends on the number of people in your family, before the date in the letter.",
  find: ({ corpus: { pages } }) =>
    pages.flatMap((page) =>
      readText(page)
        .blocks.filter(({ kind }) => kind === "paragraph" || kind === "item")
        .flatMap((block) => [...longSentences(page, block), ...longParagraph(page, block)]),
    ),
};

function longSentences({ file, language }: Page, block: TextBlock): Found[] {
  const { aim, long, tooLong } = bounds[language];
  return sentencesOf(block.text).flatMap(({ text, at }) => {
    const words = countedWords(text).length;
    if (words <= long) return [];
    return [
      {
        file,
        ...block.placeAt(at),
        level: words > tooLong ? ("warning" as const) : ("note" as const),
        what: `a sentence of ${words} words`,
        instead: `cut it in two; aim at ${aim} words, one idea each`,
      },
    ];
  });
}

function longParagraph({ file }: Page, { kind, text, line, column }: TextBlock): Found[] {
  const sentences = sentencesOf(text).length;
  if (kind !== "paragraph" || sentences <= mostSentences) return [];
  return [
    {
      file,
      line,
      column,
      what: `a paragraph of ${sentences} sentences`,
      instead: `cut it in two; at most ${mostSentences} sentences, one idea each`,
    },
  ];
}
