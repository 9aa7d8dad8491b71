import { readConformance } from "../../../corpus/read-conformance.ts";
import { formatDay } from "../../../guidance/calendar.ts";
import type { ConformanceRecord } from "../../../guidance/conformance-record.ts";
import { isLookedAt } from "../../../guidance/conformance-record.ts";
import type { InBoth, Language } from "../../../guidance/language.ts";
import type { Criterion } from "../../../guidance/wcag-criteria.ts";
import { typeset } from "../../../guidance/typography.ts";
import { criteria, findCriterion } from "../../../guidance/wcag-criteria.ts";
import { siteCorpus } from "../../site-corpus.ts";

type StatementWords = ReturnType<typeof siteCorpus>["words"]["accessibility"]["en"];

/** The page on accessibility in one language: its words, and the figures of the last whole run of `npm run conformance`. */
export interface Statement {
  words: StatementWords;
  tested: string;
  keyboard: string;
  /** Pages opened in each state; null where pages were not opened so. */
  states: { name: string; withScript: number | null; withoutScript: number | null }[];
  /** What was found, a sentence each; never empty. */
  found: string[];
  notTested: string;
  criteriaNotLookedAt: { number: string; level: Criterion["level"]; name: string }[];
}

/** The opinion form of the page speaks of it by this id. */
export const accessibilityPage = "site/accessibility";

/** Throws when the record is missing, or has a state that `content/interface.yaml` does not name. */
export function toStatement(language: Language): Statement {
  return drawStatement(readConformance(process.cwd()), siteCorpus().words.accessibility, language);
}

/** The statement of a record. Throws for a state without a name. */
export function drawStatement(
  record: ConformanceRecord,
  inBoth: InBoth<StatementWords>,
  language: Language,
): Statement {
  const words = inBoth[language];
  const { pages, versions, rules, keyboard, day } = record;
  const figures = {
    ...pages,
    ...versions,
    rules,
    day: formatDay(day, language),
    walks: keyboard.walks.length,
    looked: criteria.filter(({ number }) => isLookedAt(record, number)).length,
    all: criteria.length,
  };
  return {
    words,
    tested: fill(words.tested.text, figures),
    keyboard: fill(words.keyboard, figures),
    states: toStates(record, words),
    found: toFound(record, { words, language }),
    notTested: fill(words.notTested.text, figures),
    criteriaNotLookedAt: criteria
      .filter(({ number }) => !isLookedAt(record, number))
      .map(({ number, level, names }) => ({
        number,
        level,
        name: typeset(names[language], language),
      })),
  };
}

function toStates({ states }: ConformanceRecord, words: StatementWords): Statement["states"] {
  const names: Record<string, string> = words.states;
  return [...new Set(states.map(({ id }) => id))].map((id) => {
    const name = names[id];
    if (name === undefined)
      throw new Error(`content/interface.yaml does not name the state ${id}: accessibility.states`);
    const opened = (script: boolean) =>
      states.find((each) => each.id === id && each.script === script)?.pages ?? null;
    return { name, withScript: opened(true), withoutScript: opened(false) };
  });
}

function toFound(
  { violations, bestPractice, keyboard, undecided }: ConformanceRecord,
  { words, language }: { words: StatementWords; language: Language },
): string[] {
  const kinds = violations.length + keyboard.failed.length;
  const [open] = undecided.toSorted((a, b) => b.pages - a.pages);
  return [
    kinds === 0 ? words.foundNone : fill(words.foundSome, { count: kinds }),
    ...violations.map(({ rule, criteria: broken, pages }) => {
      const named = broken.map(
        (number) => `${number} ${typeset(findCriterion(number)?.names[language] ?? "", language)}`,
      );
      return fill(words.foundOne, {
        criterion: named.join(", ") || rule,
        pages: pages.length,
      });
    }),
    ...keyboard.failed.map(({ walk }) => fill(words.foundWalk, { walk: walk.split(" ")[0] ?? "" })),
    ...(bestPractice.length === 0 ? [] : [fill(words.foundAdvice, { count: bestPractice.length })]),
    ...(open === undefined ? [] : [fill(words.undecided, { pages: open.pages })]),
  ];
}

function fill(text: string, figures: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(figures[name] ?? place));
}
