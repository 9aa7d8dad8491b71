import { birthDates } from "./birth-rules.ts";
import { emails, postalCodes, streetAddresses } from "./contact-rules.ts";
import { fold, tidy } from "./fold.ts";
import { lowerCaseNames } from "./lower-case-names.ts";
import { names } from "./name-rules.ts";
import {
  cards,
  clientNumbers,
  fileNumbers,
  longNumbers,
  mixedIdentifiers,
  passports,
  socialInsuranceNumbers,
  telephones,
} from "./number-rules.ts";
import type { RemovedKind, Rule, Span } from "./span.ts";

/** A text without personal data, and what kinds were in it, in the order in which they stood. */
export interface Redacted {
  text: string;
  removed: RemovedKind[];
}

/** Where two rules meet, the kind is that of the earlier one. */
const rules: readonly Rule[] = [
  ...emails,
  cards,
  birthDates,
  ...streetAddresses,
  ...socialInsuranceNumbers,
  ...clientNumbers,
  fileNumbers,
  ...passports,
  ...telephones,
  ...postalCodes,
  mixedIdentifiers,
  ...longNumbers,
  ...names,
  lowerCaseNames,
];

/**
 * Takes personal data out of what a visitor wrote, in English or French: each find becomes `⟦kind⟧`. Whatever is to be
 * stored, logged or mailed goes through here first. Measured on tests/inbox/redaction.
 */
export function redact(written: string): Redacted {
  const text = tidy(written);
  const spans = findPersonalData(text);
  let kept = "";
  let from = 0;
  for (const { kind, start, end } of spans) {
    kept += `${text.slice(from, start)}⟦${kind}⟧`;
    from = end;
  }
  return { text: kept + text.slice(from), removed: spans.map(({ kind }) => kind) };
}

/** Stretches of a tidy text that hold personal data, in order and apart from each other. */
export function findPersonalData(text: string): Span[] {
  const folded = fold(text);
  const found = rules.flatMap((rule) => rule(folded));
  const merged: Span[] = [];
  for (const span of found.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) merged.push({ ...span });
    else last.end = Math.max(last.end, span.end);
  }
  return merged;
}
