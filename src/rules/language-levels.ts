import type { Condition, Field } from "./form/field.ts";
import { choice, decimal, onlyIf } from "./form/field.ts";
import type { Problem } from "./form/read-form.ts";
import { problem } from "./form/read-form.ts";
import { count } from "./told.ts";

/** The abilities that a language test measures, in the order of the forms. */
export const abilities = ["Listening", "Speaking", "Reading", "Writing"] as const;
export type Ability = (typeof abilities)[number];

/** Levels of the Canadian Language Benchmarks (CLB), in French the Niveaux de compétence linguistique canadiens (NCLC), 0 to 12. */
export type Levels = Readonly<Record<Ability, number>>;

/** `level` means that the scores are levels already. */
export const tests = ["level", "ielts", "celpip", "pte", "tef", "tcf"] as const;
export type Test = (typeof tests)[number];

export type Scores = Levels;

/** Least score for each level from 4 to 10, in the order of `abilities`, by test; and the highest score of the test. */
export interface TestTable {
  language: "en" | "fr";
  /** Highest score of each ability. */
  most: readonly number[];
  /** Rows `[level, listening, speaking, reading, writing]`, the highest level first. */
  levels: readonly (readonly number[])[];
}

export type TestTables = Readonly<Record<Exclude<Test, "level">, TestTable>>;

/** The level of every ability. A score below the lowest row is level 0; the rows end at level 10, which is the highest that counts. */
export function toLevels(tables: TestTables, test: Test, scores: Scores): Levels {
  if (test === "level") return scores;
  const { levels } = tables[test];
  return mapAbilities(
    (ability, index) =>
      levels.find((row) => (row[index + 1] ?? Number.POSITIVE_INFINITY) <= scores[ability])?.[0] ??
      0,
  );
}

/** True when all four abilities are at `level` or above. */
export function allAtLeast(levels: Levels, level: number): boolean {
  return abilities.every((ability) => levels[ability] >= level);
}

/** One value for every ability. */
export function mapAbilities(make: (ability: Ability, index: number) => number): Levels {
  const [Listening, Speaking, Reading, Writing] = abilities.map(make) as [
    number,
    number,
    number,
    number,
  ];
  return { Listening, Speaking, Reading, Writing };
}

type ScoreNames<Prefix extends string> = `${Prefix}${Ability}`;

/** The four inputs of a test, named `firstListening` and so on. */
export function scoreFields<const Prefix extends string>(
  prefix: Prefix,
): Record<ScoreNames<Prefix>, Field<number>> {
  return Object.fromEntries(
    abilities.map((ability) => [`${prefix}${ability}`, decimal(0, 699)]),
  ) as Record<ScoreNames<Prefix>, Field<number>>;
}

/** The same where the test may be missing. */
export function optionalTest<const Prefix extends string>(
  prefix: Prefix,
  conditions: readonly Condition[],
): Record<`${Prefix}Test`, Field<"none" | Test | null>> &
  Record<ScoreNames<Prefix>, Field<number | null>> {
  const taken = [...conditions, { field: `${prefix}Test`, is: tests }];
  const scores = Object.entries<Field<number>>(scoreFields(prefix));
  return Object.fromEntries([
    [`${prefix}Test`, onlyIf(conditions, choice(["none", ...tests]))],
    ...scores.map(([name, field]) => [name, onlyIf(taken, field)]),
  ]) as never;
}

/** The scores of an input under a prefix; null where no test is given. */
export function scoresOf(input: Readonly<Record<string, unknown>>, prefix: string): Scores | null {
  const value = (ability: Ability) => input[`${prefix}${ability}`];
  if (abilities.some((ability) => typeof value(ability) !== "number")) return null;
  return mapAbilities((ability) => value(ability) as number);
}

/** Scores that the test does not have. A level is a whole number from 0 to 12. */
export function checkScores(
  tables: TestTables,
  test: Test,
  { scores, prefix }: { scores: Scores; prefix: string },
): Problem[] {
  return abilities.flatMap((ability, index) => {
    const most = test === "level" ? 12 : (tables[test].most[index] ?? 0);
    const whole = test === "ielts" || Number.isInteger(scores[ability]);
    if (scores[ability] <= most && whole) return [];
    const values = { least: count(0), most: count(most) };
    return [problem(`${prefix}${ability}`, whole ? "range" : "whole", { values })];
  });
}
