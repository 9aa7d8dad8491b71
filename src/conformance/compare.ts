import type { ConformanceRecord, Failure } from "../guidance/conformance-record.ts";
import type { Examination } from "./examine-site.ts";
import type { Walk } from "./keyboard/walk-tools.ts";
import { toFailures } from "./summarize.ts";

/** What is found now: of all pages or of some, in all states or in some. */
export interface Fresh {
  /** How many pages there are, whether they were looked at or not. */
  pages: { built: number; answered: number };
  examination: Examination;
  /** Null when nobody walked. */
  walks: readonly Walk[] | null;
}

/** Where the record claims something else than is found now, as sentences; none when it holds. */
export function compare(record: ConformanceRecord, fresh: Fresh): string[] {
  const { pages, examination, walks } = fresh;
  return [
    ...differ("pages of the build", record.pages.built, pages.built),
    ...differ("answers of the tools", record.pages.answered, pages.answered),
    ...differ("as the version of axe", record.versions.axe, examination.axe.version),
    ...compareFailures([...record.violations, ...record.bestPractice], examination),
    ...(walks === null ? [] : compareWalks(record.keyboard, walks)),
  ];
}

function differ(what: string, recorded: number | string, found: number | string): string[] {
  return recorded === found ? [] : [`The record has ${recorded} ${what}; now it is ${found}.`];
}

/** Rule, page and state as one text, so that both sides are sets. */
function spread(failures: readonly Failure[]): Set<string> {
  return new Set(
    failures.flatMap(({ rule, pages, states }) =>
      pages.flatMap((page) => states.map((state) => `${rule} on ${page} in ${state}`)),
    ),
  );
}

function compareFailures(recorded: readonly Failure[], { examined }: Examination): string[] {
  const known = spread(recorded);
  const seen = examined.flatMap(({ violations }) => violations);
  const found = new Map(
    seen.map(({ rule, address, state, example }) => [`${rule} on ${address} in ${state}`, example]),
  );
  const looked = new Set(
    examined.flatMap(({ address, states }) => states.map((state) => `on ${address} in ${state}`)),
  );
  // A failure recorded for several pages and states is gone only when no page and state that was looked at has it any more.
  const gone = recorded.filter((failure) => {
    const claims = [...spread([failure])];
    const checked = claims.filter((claim) => looked.has(claim.slice(failure.rule.length + 1)));
    return checked.length > 0 && !checked.some((claim) => found.has(claim));
  });
  return [
    ...[...found].flatMap(([claim, example]) =>
      known.has(claim) ? [] : [`New: ${claim}: ${example}`],
    ),
    ...gone.map(({ rule }) => `Recorded, but not found any more: ${rule}.`),
  ];
}

function compareWalks(
  { walks: recorded, failed }: ConformanceRecord["keyboard"],
  walks: readonly Walk[],
): string[] {
  const known = new Set(failed.map(({ walk, what }) => `${walk}: ${what}`));
  const found = new Set(
    walks.flatMap(({ walk, faults }) => faults.map((what) => `${walk}: ${what}`)),
  );
  const names = new Set(walks.map(({ walk }) => walk));
  return [
    ...[...names]
      .filter((walk) => !recorded.includes(walk))
      .map((walk) => `Not in the record: ${walk}.`),
    ...recorded.filter((walk) => !names.has(walk)).map((walk) => `No longer walked: ${walk}.`),
    ...[...found].filter((fault) => !known.has(fault)).map((fault) => `New: ${fault}`),
    ...[...known]
      .filter((fault) => !found.has(fault))
      .map((fault) => `Recorded, but gone: ${fault}`),
  ];
}

/** A whole run's failures, most pages first, for the table. */
export function rank(examination: Examination): Failure[] {
  const seen = examination.examined.flatMap(({ violations }) => violations);
  return toFailures(seen).toSorted((a, b) => b.pages.length - a.pages.length);
}
