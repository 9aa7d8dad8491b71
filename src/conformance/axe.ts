import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { axeTags, rulesOfLooks } from "./states.ts";

/** What a rule of axe says of a page. */
export interface RuleResult {
  rule: string;
  /** The criteria it belongs to; empty for a best practice. */
  criteria: string[];
  /** The first element it speaks of. */
  example: string;
}

export interface AxeResult {
  violations: RuleResult[];
  /** What axe could not decide. */
  undecided: RuleResult[];
}

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The part of axe that is used here, in the page (https://github.com/dequelabs/axe-core/blob/develop/doc/API.md). */
interface InPage {
  axe: {
    version: string;
    getRules(tags: string[]): { ruleId: string; tags: string[] }[];
    run(options: object): Promise<Record<"violations" | "incomplete", Told[]>>;
  };
}

interface Told {
  id: string;
  tags: string[];
  nodes: { html: string }[];
}

/** Brings axe into a page that was just opened. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(source);
}

/** What axe can see: its version, how many rules apply, and the criteria they belong to. Needs `bringAxe`. */
export async function surveyAxe(
  page: Page,
): Promise<{ version: string; rules: number; criteria: string[] }> {
  const { version, rules } = await page.evaluate((tags) => {
    const { axe } = globalThis as unknown as InPage;
    return { version: axe.version, rules: axe.getRules(tags) };
  }, axeTags);
  return { version, rules: rules.length, criteria: toCriteria(rules.flatMap(({ tags }) => tags)) };
}

/** Runs the rules on the page as it is now. Needs `bringAxe`. */
export async function runAxe(page: Page, rules: "all" | "looks"): Promise<AxeResult> {
  const runOnly =
    rules === "all" ? { type: "tag", values: axeTags } : { type: "rule", values: rulesOfLooks };
  // Target size is off in axe unless it is asked for.
  const options = {
    runOnly,
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations", "incomplete"],
  };
  const { violations, incomplete } = await page.evaluate(async (asked) => {
    const { axe } = globalThis as unknown as InPage;
    const result = await axe.run(asked);
    const short = (told: Told[]) =>
      told.map(({ id, tags, nodes }) => ({ id, tags, html: nodes[0]?.html ?? "" }));
    return { violations: short(result.violations), incomplete: short(result.incomplete) };
  }, options);
  return { violations: violations.map(toResult), undecided: incomplete.map(toResult) };
}

const longestExample = 160;

function toResult({ id, tags, html }: { id: string; tags: string[]; html: string }): RuleResult {
  return { rule: id, criteria: toCriteria(tags), example: html.slice(0, longestExample) };
}

/** Tags of axe → criteria: `wcag1410` is 1.4.10. */
export function toCriteria(tags: readonly string[]): string[] {
  const numbers = tags.flatMap((tag) => {
    const [, principle, guideline, criterion] = /^wcag(\d)(\d)(\d+)$/.exec(tag) ?? [];
    return criterion === undefined ? [] : [`${principle}.${guideline}.${criterion}`];
  });
  return [...new Set(numbers)];
}
