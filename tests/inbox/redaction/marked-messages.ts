import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tidy } from "../../../src/inbox/redaction/fold.ts";
import { findPersonalData } from "../../../src/inbox/redaction/redact.ts";

/** A message of the corpus, and the stretches of it that must be removed. */
export interface MarkedMessage {
  text: string;
  marked: { kind: string; start: number; end: number }[];
}

/** How well the marks of a corpus are found. */
export interface Measure {
  /** Share of the marked stretches that are removed whole. */
  recall: number;
  /** Share of the removed stretches that are marked, with at most one character beside the mark. */
  precision: number;
  /** Marks of each kind, and how many of them are removed whole. */
  byKind: Record<string, { marks: number; hits: number }>;
  /** The messages that are not exactly right: what was marked and what was found. */
  mistakes: { text: string; marked: string[]; found: string[] }[];
}

/** Reads a file of this folder; the form of its lines is told at its head. */
export function readMessages(name: string): MarkedMessage[] {
  return readFileSync(join(import.meta.dirname, name), "utf8")
    .split("\n")
    .filter((line) => /^(?:en|fr) \| /.test(line))
    .map((line) => toMarked(tidy(line.slice(5).replaceAll("\\n", "\n"))));
}

function toMarked(line: string): MarkedMessage {
  const marked: MarkedMessage["marked"] = [];
  let text = "";
  let from = 0;
  for (const mark of line.matchAll(/\{([a-z]+)\|([^}]*)\}/g)) {
    const [whole, kind = "", inside = ""] = mark;
    text += line.slice(from, mark.index);
    marked.push({ kind, start: text.length, end: text.length + inside.length });
    text += inside;
    from = mark.index + whole.length;
  }
  return { text: text + line.slice(from), marked };
}

export function measure(messages: readonly MarkedMessage[]): Measure {
  let [marks, hits, finds, right] = [0, 0, 0, 0];
  const byKind: Measure["byKind"] = {};
  const mistakes: Measure["mistakes"] = [];
  for (const { text, marked } of messages) {
    const found = findPersonalData(text);
    const whole = marked.filter(({ start, end }) =>
      found.some((each) => each.start <= start && each.end >= end),
    );
    const exact = found.filter(({ start, end }) =>
      marked.some((each) => Math.abs(start - each.start) <= 1 && Math.abs(end - each.end) <= 1),
    );
    for (const mark of marked) {
      const counted = (byKind[mark.kind] ??= { marks: 0, hits: 0 });
      counted.marks += 1;
      if (whole.includes(mark)) counted.hits += 1;
    }
    marks += marked.length;
    hits += whole.length;
    finds += found.length;
    right += exact.length;
    if (whole.length < marked.length || exact.length < found.length) {
      const cut = (spans: { start: number; end: number }[]) =>
        spans.map(({ start, end }) => text.slice(start, end));
      mistakes.push({ text, marked: cut(marked), found: cut(found) });
    }
  }
  return { recall: hits / marks, precision: right / finds, byKind, mistakes };
}
