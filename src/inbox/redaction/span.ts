/** What kind of personal data was found. The names are stored with a message in place of what was there. */
export const removedKinds = [
  "email",
  "card",
  "sin",
  "phone",
  "client-number",
  "file-number",
  "passport",
  "postal-code",
  "street-address",
  "birth-date",
  "name",
  "number",
] as const;
export type RemovedKind = (typeof removedKinds)[number];

/** A stretch of text, from `start` up to but without `end`. */
export interface Span {
  kind: RemovedKind;
  start: number;
  end: number;
}

/** Finds personal data of one kind in a folded text (see fold.ts). */
export type Rule = (folded: string) => Span[];

/** Spans of all matches of a pattern that `accept` lets pass; the whole match, or its group named `it`. */
export function spansOf(
  kind: RemovedKind,
  pattern: RegExp,
  accept: (matched: string, match: RegExpExecArray) => boolean = () => true,
): Rule {
  const searching = new RegExp(pattern.source, [...new Set(`${pattern.flags}gd`)].join(""));
  return (folded) => {
    const spans: Span[] = [];
    for (const match of folded.matchAll(searching)) {
      const [start, end] = match.indices?.groups?.["it"] ?? match.indices?.[0] ?? [0, 0];
      if (end > start && accept(folded.slice(start, end), match)) spans.push({ kind, start, end });
    }
    return spans;
  };
}
