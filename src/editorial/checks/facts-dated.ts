import { findOverlap } from "../../guidance/fact.ts";
import type { Check } from "../check.ts";

export const factsDated: Check = {
  name: "facts-dated",
  about:
    "A fact has one value on any day: periods of one id do not overlap and do not end before they begin.",
  find({ corpus: { facts, factRecords } }) {
    const placeOf = (fact: unknown) =>
      factRecords.find((record) => record.fact === fact) ?? { file: "content/facts", line: 1 };
    const overlaps = [...facts.values()].flatMap((records) => {
      const pair = findOverlap(records);
      if (pair === null) return [];
      const [earlier, later] = pair;
      const { file, line } = placeOf(later);
      return [
        {
          file,
          line,
          field: "validFrom",
          what: `${later.id} has two values from ${later.validFrom} on`,
          instead: `end the record that begins on ${earlier.validFrom} with validTo, the day before`,
        },
      ];
    });
    const reversed = factRecords
      .filter(({ fact }) => fact.validTo !== undefined && fact.validTo < fact.validFrom)
      .map(({ fact, file, line }) => ({
        file,
        line,
        field: "validTo",
        what: `${fact.id} ends on ${fact.validTo}, before it begins on ${fact.validFrom}`,
        instead: "correct one of the two days",
      }));
    return [...overlaps, ...reversed];
  },
};
