import { useEdition } from "../edition.ts";
import type { Line, Part } from "../told.ts";
import { count, date, dollars, line, part, sum } from "../told.ts";
import type { Tool } from "../tool.ts";
import type { CostEdition } from "./edition.ts";
import type { CostInput } from "./form.ts";
import { check, fields } from "./form.ts";
import type { Amounts, CostDecision } from "./price.ts";
import { price } from "./price.ts";

/** An edition with the fact records that its lines name. */
export interface PricedEdition extends CostEdition {
  amounts: Amounts;
}

const next = { always: ["immigrate/costs", "immigrate/fraud-and-representatives"] };

/** Adds up the fees of a household. */
export const cost: Tool<typeof fields, PricedEdition, CostDecision> = {
  id: "cost",
  fields,
  pages: [...new Set(Object.values(next).flat())],
  check,
  settle: (input) => input,
  decide: (input, edition) => price(input, edition, edition.amounts),
  tell(decision, input, edition, today) {
    const program = edition.programs[input.program];
    const values = { total: dollars(decision.total), on: date(input.on) };
    return {
      edition: useEdition(edition, today),
      verdict: line(decision.complete ? "verdict.total" : "verdict.at-least", values),
      parts: toParts(decision),
      changes: toChanges(decision, input),
      notes: [
        ...(decision.seen === null ? [] : [line("note.seen", { seen: date(decision.seen) })]),
        ...(program?.notes ?? []).map((key) => line(`note.${key}`)),
      ],
      next: [...(program === undefined ? [] : [program.page]), ...next.always],
    };
  },
};

function toParts({ fees, prices, total, planLeast, planMost }: CostDecision): Part[] {
  return [
    ...fees.map(({ key, people, each, amount, capped }) =>
      each === null || amount === null
        ? part(`fee.${key}-unseen`, null, { people: count(people) })
        : part(`fee.${key}${capped ? "-family" : ""}`, dollars(amount), {
            people: count(people),
            each: dollars(each),
          }),
    ),
    sum("part.total", dollars(total)),
    ...prices.map(({ key, people, least, most }) =>
      part(`price.${key}`, null, {
        people: count(people),
        least: dollars(least),
        most: dollars(most),
      }),
    ),
    ...(prices.length > 0
      ? [part("part.plan", null, { least: dollars(planLeast), most: dollars(planMost) })]
      : []),
  ];
}

function toChanges({ complete }: CostDecision, { on }: CostInput): Line[] {
  return [
    ...(complete ? [] : [line("change.unseen")]),
    line("change.day", { on: date(on) }),
    line("change.household"),
  ];
}
