import { useEdition } from "../edition.ts";
import type { Line } from "../told.ts";
import { date, days, line, part, sum, years } from "../told.ts";
import type { Tool } from "../tool.ts";
import type { ResidencyDecision } from "./count.ts";
import { decide } from "./count.ts";
import type { ResidencyEdition } from "./edition.ts";
import type { ResidencyInput } from "./form.ts";
import { check, fields, settle } from "./form.ts";

const next = {
  meets: ["settle-in/permanent-resident-card", "citizenship/count-your-days"],
  short: [
    "settle-in/permanent-resident-card",
    "immigrate/choose-a-representative",
    "immigrate/humanitarian",
  ],
};

/** Counts the days that keep permanent resident status. */
export const residencyDays: Tool<typeof fields, ResidencyEdition, ResidencyDecision> = {
  id: "residency-days",
  fields,
  pages: [...new Set(Object.values(next).flat())],
  check,
  settle,
  decide,
  tell(decision, input, edition, today) {
    const values = {
      total: days(decision.total),
      on: date(input.on),
      needed: days(edition.daysNeeded),
    };
    const short = { ...values, short: days(-decision.margin) };
    return {
      edition: useEdition(edition, today),
      verdict: decision.meets
        ? line(`verdict.meets-${decision.period}`, values)
        : line(`verdict.short-${decision.period}`, short),
      parts: toParts(decision, edition),
      changes: toChanges(decision, input),
      notes: toNotes(decision, input),
      next: decision.meets ? next.meets : next.short,
    };
  },
};

function toParts(decision: ResidencyDecision, { windowYears }: ResidencyEdition) {
  const { from, to, period, counted, countedAbroad, lost, possible, total } = decision;
  const window = { from: date(from), to: date(to), years: years(windowYears) };
  return [
    part(`part.window-${period}`, null, window),
    part("part.lost", days(lost)),
    ...(countedAbroad > 0 ? [part("part.counted-abroad", days(countedAbroad))] : []),
    part("part.counted", days(counted)),
    ...(period === "first" ? [part("part.possible", days(possible))] : []),
    sum("part.total", days(total)),
  ];
}

function toChanges(
  { meets, margin, meetsFrom, failsIfAwayUntil }: ResidencyDecision,
  { on }: ResidencyInput,
): Line[] {
  if (!meets)
    return meetsFrom === null
      ? [line("change.advice")]
      : [line("change.stay", { day: date(meetsFrom), on: date(on) }), line("change.advice")];
  return [
    line("change.margin", { margin: days(margin) }),
    failsIfAwayUntil === null
      ? line("change.never")
      : line("change.away", { day: date(failsIfAwayUntil), on: date(on) }),
  ];
}

function toNotes({ meets, countedAbroad }: ResidencyDecision, { trips }: ResidencyInput): Line[] {
  return [
    ...(countedAbroad > 0 ? [line("note.abroad")] : []),
    ...(trips.some(({ back }) => back === null) ? [line("note.still-away")] : []),
    ...(meets ? [] : [line("note.before-you-act")]),
    line("note.card"),
  ];
}
