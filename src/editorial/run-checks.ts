import { readCorpus } from "../corpus/read-corpus.ts";
import type { Day } from "../guidance/calendar.ts";
import type { Finding } from "../guidance/finding.ts";
import { fromCheck, inReadingOrder } from "../guidance/finding.ts";
import type { Accepted } from "./accepted.ts";
import { compareWithAccepted } from "./accepted.ts";
import { checks } from "./all-checks.ts";

/** What was read and what is wrong with it. */
export interface CheckReport {
  findings: Finding[];
  pairs: number;
  facts: number;
  /** What was measured, a line each; only of the built pages. */
  figures?: readonly string[];
}

export interface CheckOptions {
  /** The folder above `content`. */
  root: string;
  /** The day for which facts must be valid. */
  day: Day;
  /** The moment until which a declared emergency is compared. */
  now: Date;
  /** How many notes each page may have. */
  accepted: Accepted;
}

/** Reads the content below `root` and runs every check as of `day`. A broken file does not hide what is wrong in the others. */
export function runChecks({ root, day, now, accepted }: CheckOptions): CheckReport {
  const { corpus, findings } = readCorpus(root);
  const found =
    corpus === null
      ? []
      : checks.flatMap((check) => fromCheck(check, check.find({ root, corpus, day, now })));
  const held = corpus === null ? [] : compareWithAccepted(found, accepted);
  return {
    findings: inReadingOrder([...findings, ...found, ...held]),
    pairs: corpus?.pairs.length ?? 0,
    facts: corpus?.facts.size ?? 0,
  };
}
