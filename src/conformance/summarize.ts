import type { ConformanceRecord, Failure } from "../guidance/conformance-record.ts";
import { findCriterion } from "../guidance/wcag-criteria.ts";
import type { Examination } from "./examine-site.ts";
import type { Walk } from "./keyboard/walk-tools.ts";
import { criteriaOfWalks } from "./keyboard/walk-tools.ts";
import type { Seen } from "./reader.ts";
import type { State } from "./states.ts";

/** What a run was about and what it found. */
export interface Run {
  /** The day of the run. */
  day: string;
  pages: { built: number; answered: number };
  states: readonly State[];
  examination: Examination;
  walks: readonly Walk[];
}

const phoneWidth = 320;

/** A whole run as it is recorded. */
export function summarize({ day, pages, states, examination, walks }: Run): ConformanceRecord {
  const { axe, chromium, examined } = examination;
  const violations = examined.flatMap((each) => each.violations);
  // What lies beside the edge of a phone, as in a wide table, is decided where there is room.
  const wide = new Set(states.filter(({ width }) => width > phoneWidth).map(({ id }) => id));
  const measured = states.flatMap(({ measured: criterion }) => criterion ?? []);
  return {
    day,
    versions: { axe: axe.version, chromium },
    pages,
    states: [false, true].flatMap((script) =>
      states
        .map(({ id }) => ({ id, script, pages: countOpened(examined, id, script) }))
        .filter((each) => each.pages > 0),
    ),
    rules: axe.rules,
    machine: inOrder([...axe.criteria, ...measured]),
    keyboard: {
      criteria: criteriaOfWalks,
      walks: walks.map(({ walk }) => walk),
      failed: walks.flatMap(({ walk, faults }) => faults.map((what) => ({ walk, what }))),
    },
    violations: toFailures(violations.filter(({ criteria }) => isOurs(criteria))),
    bestPractice: toFailures(violations.filter(({ criteria }) => !isOurs(criteria))),
    undecided: countPages(
      examined.flatMap((each) => each.undecided).filter(({ state }) => wide.has(state)),
    ),
  };
}

/** Whether a rule belongs to a criterion of WCAG 2.2 A or AA; all others are best practices. */
const isOurs = (criteria: readonly string[]): boolean =>
  criteria.some((number) => findCriterion(number) !== undefined);

/** Every criterion of A and AA once, in the order of the recommendation. */
function inOrder(numbers: readonly string[]): string[] {
  const parts = (number: string) => number.split(".").map(Number);
  return [...new Set(numbers)]
    .filter((number) => findCriterion(number) !== undefined)
    .toSorted((a, b) => {
      const [left, right] = [parts(a), parts(b)];
      const at = left.findIndex((part, index) => part !== right[index]);
      return (left[at] ?? 0) - (right[at] ?? 0);
    });
}

function countOpened(examined: Examination["examined"], id: string, script: boolean): number {
  return examined.filter((each) => each.script === script && each.states.includes(id)).length;
}

/** One failure for each rule, with everything that has it. */
export function toFailures(seen: readonly Seen[]): Failure[] {
  const byRule = Map.groupBy(seen, ({ rule }) => rule);
  return [...byRule].map(([rule, all]) => ({
    rule,
    criteria: inOrder(all.flatMap(({ criteria }) => criteria)),
    states: [...new Set(all.map(({ state }) => state))],
    pages: [...new Set(all.map(({ address }) => address))].toSorted(),
    example: all[0]?.example ?? "",
  }));
}

function countPages(seen: readonly Seen[]): ConformanceRecord["undecided"] {
  const byRule = Map.groupBy(seen, ({ rule }) => rule);
  return [...byRule].map(([rule, all]) => ({
    rule,
    pages: new Set(all.map(({ address }) => address)).size,
  }));
}
