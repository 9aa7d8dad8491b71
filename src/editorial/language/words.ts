/** A word and where it begins in its text. */
export interface Word {
  word: string;
  at: number;
}

const notProse =
  /\{+[^{}]*\}+|https?:\/\/\S+|[\w.+-]+@[\w-]+\.[\w.]+|\b(?:[a-z0-9-]+\.)+(?:ca|com|org|net|html|pdf)\b(?:\/\S*)?/giu;

/** The text with facts, addresses and e-mail addresses blanked out; offsets stay the same. */
export function blankNonProse(text: string): string {
  // Most texts hold none: the look costs a tenth of the search.
  if (!/[{@]|\.[a-z]|:\/\//iu.test(text)) return text;
  return text.replace(notProse, (found) => " ".repeat(found.length));
}

const word =
  /(?<![\p{L}\p{N}])\p{L}[\p{L}\p{M}]*(?:['\u2019-]\p{L}[\p{L}\p{M}]*)*(?![\p{L}\p{N}])/gu;

/** The words of a text, hyphens and apostrophes inside; what holds a digit is a code, not a word. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(word)].map((match) => ({ word: match[0], at: match.index }));
}
