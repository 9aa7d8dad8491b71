import { readCorpus } from "../corpus/read-corpus.ts";
import { Refusal } from "../cli/refusal.ts";
import { fromCheck, inReadingOrder } from "../guidance/finding.ts";
import { builtChecks } from "./all-checks.ts";
import { readBuilt } from "./built/read-built.ts";
import type { CheckReport } from "./run-checks.ts";

/** Runs the checks that need the built pages. Throws a Refusal when there is no build or the content cannot be read. */
export function runBuiltChecks(root: string): CheckReport {
  const { corpus } = readCorpus(root);
  if (corpus === null) throw new Refusal("The content is broken: run npm run check first.");
  const context = { corpus, ...readBuilt(root) };
  const findings = builtChecks.flatMap((check) => fromCheck(check, check.findBuilt(context)));
  return {
    findings: inReadingOrder(findings),
    pairs: corpus.pairs.length,
    facts: corpus.facts.size,
    figures: builtChecks.flatMap((check) => check.figure?.(context) ?? []),
  };
}
