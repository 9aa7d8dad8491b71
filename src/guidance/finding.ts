/** One problem in content, told to the person who wrote it. */
export interface Finding {
  /** Path from the project root, with forward slashes. */
  file: string;
  /** Line in that file, from 1. */
  line: number;
  /** The front matter or YAML field, written as a path (`sources[0].url`); absent when the problem is in the text. */
  field?: string;
  /** What is wrong, as a sentence without the file or the line. */
  what: string;
  /** What to write instead: text that can be pasted, or a short instruction. */
  instead: string;
}

/** Findings in the order in which a writer walks through files. */
export function inReadingOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.file.localeCompare(b.file, "en") || a.line - b.line);
}
