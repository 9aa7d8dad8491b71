import { readCorpus } from "../corpus/read-corpus.ts";
import type { Day } from "../guidance/calendar.ts";
import type { Finding } from "../guidance/finding.ts";
import { inReadingOrder } from "../guidance/finding.ts";
import type { Check } from "./check.ts";
import { factsDated } from "./checks/facts-dated.ts";
import { factsKnown } from "./checks/facts-known.ts";
import { linksLeadSomewhere } from "./checks/links-lead-somewhere.ts";
import { pagesListed } from "./checks/pages-listed.ts";
import { reviewPlanned } from "./checks/review-planned.ts";

const checks: readonly Check[] = [
  pagesListed,
  linksLeadSomewhere,
  factsKnown,
  factsDated,
  reviewPlanned,
];

/** What was read and what is wrong with it. */
export interface CheckReport {
  findings: Finding[];
  pairs: number;
  facts: number;
}

/** Reads the content below `root` and runs every check as of `day`. A broken file does not hide what is wrong in the others. */
export function runChecks(root: string, day: Day): CheckReport {
  const { corpus, findings } = readCorpus(root);
  const found = corpus === null ? [] : checks.flatMap((check) => check.find({ corpus, day }));
  return {
    findings: inReadingOrder([...findings, ...found]),
    pairs: corpus?.pairs.length ?? 0,
    facts: corpus?.facts.size ?? 0,
  };
}
