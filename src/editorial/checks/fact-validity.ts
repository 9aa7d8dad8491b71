import type { Day } from "../../guidance/calendar.ts";
import type { Fact } from "../../guidance/fact.ts";
import type { Found } from "../../guidance/finding.ts";
import type { Check, CheckContext } from "../check.ts";

type FactRecord = CheckContext["corpus"]["factRecords"][number];

export const factValidity: Check = {
  name: "fact-validity",
  level: "error",
  rule: "A fact has one value on any day: its periods neither overlap, nor leave a gap, nor end before they begin; and it is looked up again by its review date.",
  reason: "With two values or none, the page shows the wrong fee on the day it matters.",
  good: "validTo: 2026-11-30 in the old record, validFrom: 2026-12-01 in the new one",
  bad: "validTo: 2026-11-30 in the old record, validFrom: 2026-12-03 in the new one",
  find: ({ corpus: { factRecords }, day }) => [
    ...[...Map.groupBy(factRecords, ({ fact }) => fact.id).values()].flatMap((records) =>
      betweenPeriods(records, day),
    ),
    ...factRecords.flatMap((record) => inRecord(record, day)),
  ],
};

function betweenPeriods(records: readonly FactRecord[], day: Day): Found[] {
  const ordered = records.toSorted((a, b) => (a.fact.validFrom < b.fact.validFrom ? -1 : 1));
  return ordered.slice(1).flatMap((later, index) => {
    const earlier = ordered[index];
    if (earlier === undefined) return [];
    const { id, validFrom } = later.fact;
    const end = earlier.fact.validTo;
    const place = { file: later.file, line: later.line, field: "validFrom" };
    if (end === undefined || end >= validFrom)
      return [
        {
          ...place,
          what: `${id} has two values from ${validFrom} on`,
          instead: `end the record that begins on ${earlier.fact.validFrom} with validTo: ${dayAfter(validFrom, -1)}`,
        },
      ];
    if (dayAfter(end, 1) === validFrom) return [];
    const lastWithout = dayAfter(validFrom, -1);
    return [
      {
        ...place,
        // A gap that has passed cannot reach a page any more.
        ...(lastWithout < day ? { level: "warning" as const } : {}),
        what: `${id} has no value from ${dayAfter(end, 1)} to ${lastWithout}`,
        instead: `begin with validFrom: ${dayAfter(end, 1)}, or let the record before last until ${lastWithout}`,
      },
    ];
  });
}

function inRecord({ fact, file, line }: FactRecord, day: Day): Found[] {
  const found: Found[] = [];
  if (fact.validTo !== undefined && fact.validTo < fact.validFrom)
    found.push({
      file,
      line,
      field: "validTo",
      what: `${fact.id} ends on ${fact.validTo}, before it begins on ${fact.validFrom}`,
      instead: "correct one of the two days",
    });
  if (fact.reviewBy !== undefined && fact.reviewBy <= fact.reviewed)
    found.push({
      file,
      line,
      field: "reviewBy",
      what: `of ${fact.id} is ${fact.reviewBy}, not after the day it was reviewed, ${fact.reviewed}`,
      instead: "write the day by which the value must be looked up again",
    });
  else if (isOverdue(fact, day))
    found.push({
      file,
      line,
      field: "reviewBy",
      level: "warning",
      what: `of ${fact.id} was ${fact.reviewBy}, and it is ${day}`,
      instead: `look the value up at ${fact.source}, then move reviewed and reviewBy`,
    });
  return found;
}

/** A value that is not in force any more need not be looked up again. */
function isOverdue({ reviewBy, validTo }: Fact, day: Day): boolean {
  return reviewBy !== undefined && reviewBy < day && (validTo === undefined || validTo >= day);
}

function dayAfter(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
