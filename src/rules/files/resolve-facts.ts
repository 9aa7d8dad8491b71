import type { Day } from "../../guidance/calendar.ts";
import type { Fact, FactBook } from "../../guidance/fact.ts";
import { findFact } from "../../guidance/fact.ts";
import type { Found } from "../../guidance/finding.ts";
import type { CostEdition } from "../cost/edition.ts";
import type { Amounts } from "../cost/price.ts";

/** Looks numbers up in the facts, and collects what cannot be found. */
export interface FactReader {
  /** The number of a fact on the day of the reader; 0 with a finding where there is none. */
  number(id: string): number;
  /** Every record of a fact, for amounts that depend on the day of the question. */
  records(id: string): readonly Fact[];
  findings: Found[];
}

/** A reader for one file of rules. `day` is the day the site is built for. */
export function readFacts(file: string, facts: FactBook, day: Day): FactReader {
  const findings: Found[] = [];
  const complain = (id: string, what: string) =>
    findings.push({
      file,
      line: 1,
      field: id,
      what,
      instead: "correct the id, or add the record to content/facts",
    });
  return {
    findings,
    number(id) {
      const lookup = findFact(facts, id, day);
      if (lookup.state === "valid" && typeof lookup.fact.value === "number")
        return lookup.fact.value;
      complain(id, `names the fact ${id}, which has no number on ${day}`);
      return 0;
    },
    records(id) {
      const known = facts.get(id) ?? [];
      if (known.length === 0) complain(id, `names the fact ${id}, which does not exist`);
      return known;
    },
  };
}

/** The records of every fact that the fees and prices of an edition name, with no more of them than a sum needs. */
export function amountsOf({ programs }: CostEdition, reader: FactReader): Amounts {
  const ids = Object.values(programs).flatMap(({ fees, prices }) => [
    ...fees.flatMap(({ fact, familyMost }) => [fact ?? [], familyMost ?? []].flat()),
    ...prices.flatMap(({ from, to }) => [from, to]),
  ]);
  return Object.fromEntries(
    [...new Set(ids)].map((id) => [
      id,
      reader.records(id).map(({ value, validFrom, validTo, reviewed }) => ({
        value,
        validFrom,
        ...(validTo === undefined ? {} : { validTo }),
        reviewed,
      })),
    ]),
  );
}
