import type { ConformanceRecord, Failure } from "../guidance/conformance-record.ts";
import { criteria, findCriterion } from "../guidance/wcag-criteria.ts";

/** A run for the terminal: the states with their pages, what was found, what nobody decided. */
export function toReport(record: ConformanceRecord): string {
  const { versions, pages, states, rules, machine, keyboard, undecided } = record;
  const width = Math.max(...states.map(({ id }) => id.length)) + 2;
  return [
    `axe ${versions.axe} (${rules} rules), Chromium ${versions.chromium}, ${pages.built} pages and ${pages.answered} answers of the tools`,
    "",
    `${"state".padEnd(width)}${"script".padEnd(8)}${"pages".padStart(6)}${"violations".padStart(12)}`,
    ...states.map(
      ({ id, script, pages: opened }) =>
        `${id.padEnd(width)}${(script ? "with" : "without").padEnd(8)}${String(opened).padStart(6)}${String(countIn(record.violations, id)).padStart(12)}`,
    ),
    "",
    ...listFailures("WCAG 2.2 A and AA", record.violations),
    ...listFailures("Best practices", record.bestPractice),
    `Keyboard: ${keyboard.walks.length} walks, ${keyboard.failed.length} faults`,
    ...keyboard.failed.map(({ walk, what }) => `  ${walk}: ${what}`),
    `A person must decide: ${undecided.length === 0 ? "nothing" : undecided.map(({ rule, pages: on }) => `${rule} on ${on} pages`).join(", ")}`,
    `Criteria of which a part was looked at: ${new Set([...machine, ...keyboard.criteria]).size} of ${criteria.length}`,
  ].join("\n");
}

function countIn(failures: readonly Failure[], state: string): number {
  return failures.filter(({ states }) => states.includes(state)).length;
}

function listFailures(title: string, failures: readonly Failure[]): string[] {
  return [
    `${title}: ${failures.length === 0 ? "no violation" : `${failures.length} rules broken`}`,
    ...failures.flatMap(({ rule, criteria: broken, states, pages, example }) => [
      `  ${rule}${broken.map((number) => ` ${number} ${findCriterion(number)?.names.en}`).join(",")}: ${pages.length} pages in ${states.join(", ")}`,
      `    ${pages[0]}: ${example}`,
    ]),
  ];
}
