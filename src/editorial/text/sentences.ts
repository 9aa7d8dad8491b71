/** A sentence and where it begins in its text. */
export interface Sentence {
  text: string;
  at: number;
}

/** Words before a full stop that do not end a sentence. */
const abbreviations =
  /(?:^|[\s(\u00A0])(?:St|Ste|Mr|Mrs|Ms|Dr|No|no|art|vs|approx|M|Mme|p|ex|al|[A-Z])\.$/u;

/** The sentences of a text. A colon does not end one, and neither does the stop of an abbreviation or of a decimal. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const match of text.matchAll(/[.!?](?:[ \u00A0]?»|["\u201D)])*(?=\s|$)/gu)) {
    const end = match.index + match[0].length;
    if (abbreviations.test(text.slice(from, match.index + 1))) continue;
    push(sentences, text, from, end);
    from = end;
  }
  push(sentences, text, from, text.length);
  return sentences;
}

function push(sentences: Sentence[], text: string, from: number, end: number): void {
  const piece = text.slice(from, end);
  const trimmed = piece.trim();
  if (trimmed !== "") sentences.push({ text: trimmed, at: from + piece.indexOf(trimmed) });
}

const factReference = /\{\{[^{}]*\}\}/gu;
const spacedWord = /[\p{L}\p{N}]+(?:['\u2019\-\u2011.,:][\p{L}\p{N}]+)*/gu;

/** The words a reader counts, between spaces: "l'école" and "long-term" are one, and so is a fact. */
export function countedWords(text: string): string[] {
  return text.replace(factReference, "1").match(spacedWord) ?? [];
}
