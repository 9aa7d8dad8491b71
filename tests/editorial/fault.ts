/** Changes to the sample guide: a text replaces a file, null leaves it out, a function edits it. */
export type Changes = Record<string, string | null | ((text: string) => string)>;

/** A mistake put into the sample guide, and what must be told about it. */
export interface Fault {
  /** The kind of mistake: the name of the check that is there for it. */
  check: string;
  about: string;
  changes: Changes;
  /** Changes made after both sides were declared equal. */
  later?: Changes;
  /** Every finding that it may cause, as `check file:line`, `check file:line warning` or `… note`; in reading order. */
  expected: string[];
}

/** Replaces text that must be there, so that a fault is really put in. */
export function swap(before: string, after: string): (text: string) => string {
  return (text) => {
    if (!text.includes(before)) throw new Error(`The sample guide does not hold ${before}`);
    return text.replace(before, after);
  };
}
