/** `error` stops publishing; `warning` is shown; `note` is a figure that may not get worse (see `content/accepted-notes.yaml`). */
export type Level = "error" | "warning" | "note";

/** One problem in content, as a check tells it. */
export interface Found {
  /** Path from the project root, with forward slashes. */
  file: string;
  /** Line in that file, from 1. */
  line: number;
  /** Column in that line, from 1, where it is known. */
  column?: number;
  /** The front matter or YAML field, written as a path (`sources[0].url`); absent when the problem is in the text. */
  field?: string;
  /** Only where it is not the level of the check. */
  level?: Level;
  /** What is wrong, as a sentence without the file or the line. */
  what: string;
  /** What to write instead: text that can be pasted, or a short instruction. */
  instead: string;
}

/** One problem in content, told to the person who wrote it. */
export interface Finding extends Found {
  /** The name of the check: `npm run check -- --explain NAME` says why it is a rule. */
  check: string;
  level: Level;
}

/** Findings of one check, with its name and, where they carry none, its level. */
export function fromCheck(
  { name, level }: { name: string; level: Level },
  found: readonly Found[],
): Finding[] {
  return found.map((each) => ({ ...each, check: name, level: each.level ?? level }));
}

/** Findings in the order in which a writer walks through files. */
export function inReadingOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareText(a.check, b.check),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
