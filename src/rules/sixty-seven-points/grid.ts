import type { Levels } from "../language-levels.ts";
import { abilities, allAtLeast, mapAbilities, scoresOf, toLevels } from "../language-levels.ts";
import { stepAt } from "../steps.ts";
import type { GridEdition } from "./edition.ts";
import { adaptabilities } from "./edition.ts";
import type { GridInput } from "./form.ts";

/** The six factors of the grid and their sum. */
export type GridScore = Record<
  "language" | "education" | "work" | "age" | "offer" | "adaptability" | "total",
  number
>;

/** A condition of the program that the answers do not meet, whatever the points. */
export type Unmet = "level" | "work" | "education";

export interface GridDecision {
  levels: Levels;
  score: GridScore;
  unmet: Unmet[];
  /** Enough points, and nothing unmet. */
  passes: boolean;
  margin: number;
  /** Single changes of an answer that give more points. */
  improvements: {
    key: "first-language" | "second-language" | "offer" | "work";
    total: number;
    level: number;
  }[];
}

export function decide(input: GridInput, edition: GridEdition): GridDecision {
  const scores = scoresOf(input, "first");
  if (scores === null)
    throw new Error("The form requires four scores: an input without them was not read by it.");
  const levels = toLevels(edition.tests, input.firstTest, scores);
  const score = toScore(input, levels, edition);
  const unmet: Unmet[] = [
    ...(allAtLeast(levels, edition.least.level) ? [] : ["level" as const]),
    ...(input.work >= edition.least.workYears ? [] : ["work" as const]),
    ...(input.education === "less" ? ["education" as const] : []),
  ];
  return {
    levels,
    score,
    unmet,
    passes: unmet.length === 0 && score.total >= edition.passMark,
    margin: score.total - edition.passMark,
    improvements: toImprovements(input, levels, edition).filter(({ total }) => total > score.total),
  };
}

/** The points of each factor (Immigration and Refugee Protection Regulations, 78 to 83). */
export function toScore(input: GridInput, levels: Levels, edition: GridEdition): GridScore {
  const first = abilities.reduce(
    (points, ability) => points + stepAt(edition.firstLanguage, levels[ability]),
    0,
  );
  const helps = adaptabilities.reduce(
    (points, name) => points + (input[name] === "yes" ? edition.adaptability[name] : 0),
    0,
  );
  const hasOffer = input.offer === "yes";
  const factors = {
    language: first + (input.second === "yes" ? edition.secondLanguage : 0),
    education: edition.education[input.education],
    work: stepAt(edition.work, input.work),
    age: stepAt(edition.age, input.age),
    offer: hasOffer ? edition.offer : 0,
    adaptability: Math.min(
      edition.adaptabilityMost,
      helps + (hasOffer ? edition.adaptability.offer : 0),
    ),
  };
  return { ...factors, total: Object.values(factors).reduce((total, points) => total + points, 0) };
}

function toImprovements(
  input: GridInput,
  levels: Levels,
  edition: GridEdition,
): GridDecision["improvements"] {
  const lowest = Math.min(...abilities.map((ability) => levels[ability]));
  const level =
    edition.firstLanguage.map(([from = 0]) => from).find((from) => from > lowest) ?? lowest;
  const raised = mapAbilities((ability) => Math.max(levels[ability], level));
  const nextWork =
    edition.work.map(([from = 0]) => from).find((from) => from > input.work) ?? input.work;
  const total = (changed: Partial<GridInput>, with_ = levels) =>
    toScore({ ...input, ...changed }, with_, edition).total;
  return [
    { key: "first-language", total: total({}, raised), level },
    { key: "second-language", total: total({ second: "yes" }), level },
    { key: "offer", total: total({ offer: "yes" }), level },
    { key: "work", total: total({ work: nextWork }), level: nextWork },
  ];
}
