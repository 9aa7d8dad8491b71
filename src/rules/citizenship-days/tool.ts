import type { Line } from "../told.ts";
import { date, days, line, part, sum, years } from "../told.ts";
import { useEdition } from "../edition.ts";
import type { Tool } from "../tool.ts";
import type { CitizenshipDecision } from "./count.ts";
import { decide } from "./count.ts";
import type { CitizenshipEdition } from "./edition.ts";
import type { CitizenshipInput } from "./form.ts";
import { check, fields, settle } from "./form.ts";

const next = {
  enough: ["citizenship/apply", "citizenship/eligibility", "citizenship/cost-and-time"],
  short: [
    "citizenship/count-your-days",
    "citizenship/eligibility",
    "settle-in/permanent-resident-card",
  ],
};

/** Counts the days for citizenship. */
export const citizenshipDays: Tool<typeof fields, CitizenshipEdition, CitizenshipDecision> = {
  id: "citizenship-days",
  fields,
  pages: [...new Set(Object.values(next).flat())],
  check,
  settle,
  decide,
  tell(decision, input, edition, today) {
    const short = -decision.margin;
    return {
      edition: useEdition(edition, today),
      verdict: decision.enough
        ? line("verdict.enough", { total: days(decision.total), sign: date(input.sign) })
        : line("verdict.short", {
            total: days(decision.total),
            sign: date(input.sign),
            short: days(short),
          }),
      parts: toParts(decision, edition),
      changes: toChanges(decision, input),
      notes: toNotes(decision, input, edition),
      next: decision.enough ? next.enough : next.short,
    };
  },
};

function toParts(
  decision: CitizenshipDecision,
  { windowYears, creditDaysMost }: CitizenshipEdition,
) {
  const { from, to, permanentAway, permanentSentence } = decision;
  return [
    part("part.window", null, { from: date(from), to: date(to), years: years(windowYears) }),
    part("part.earlier-days", days(decision.earlierDays)),
    part("part.credit", days(decision.credit), { most: days(creditDaysMost) }),
    part("part.permanent-span", days(decision.permanentSpan)),
    part("part.permanent-away", days(permanentAway)),
    ...(permanentSentence > 0 ? [part("part.permanent-sentence", days(permanentSentence))] : []),
    part("part.permanent-days", days(decision.permanentDays)),
    sum("part.total", days(decision.total)),
  ];
}

function toChanges(
  { enough, margin, firstPossible, nextPossible }: CitizenshipDecision,
  { sign }: CitizenshipInput,
): Line[] {
  if (!enough)
    return nextPossible === null
      ? [line("change.no-day")]
      : [line("change.wait-until", { day: date(nextPossible) })];
  return [
    ...(firstPossible !== null && firstPossible < sign
      ? [line("change.first-possible", { day: date(firstPossible) })]
      : []),
    margin === 0 ? line("change.no-margin") : line("change.margin", { margin: days(margin) }),
  ];
}

function toNotes(
  { earlierHalf, credit }: CitizenshipDecision,
  input: CitizenshipInput,
  edition: CitizenshipEdition,
): Line[] {
  const when = (holds: boolean, note: Line) => (holds ? [note] : []);
  return [
    ...when(
      earlierHalf > credit,
      line("note.cap", { half: days(earlierHalf), most: days(edition.creditDaysMost) }),
    ),
    ...when(input.sentences.length > 0, line("note.sentence")),
    ...when(input.service.length > 0, line("note.service")),
    ...when(
      input.trips.some(({ back }) => back === null),
      line("note.still-away"),
    ),
    line("note.more-conditions"),
    line("note.whole-days"),
  ];
}
