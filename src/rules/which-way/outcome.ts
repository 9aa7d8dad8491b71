import type { EditionStamp } from "../edition.ts";
import type { Given, Verdict, Way, WayGraph } from "./graph.ts";
import { verdicts } from "./graph.ts";

/** A way that the answers show, and how well it fits. */
export interface FoundWay {
  way: Way;
  verdict: Verdict;
}

/** Another answer to one question, everything else unchanged, and what it would open. */
export interface Change {
  question: string;
  answer: string;
  /** The address of the result it leads to. */
  path: string;
  opens: FoundWay[];
}

export interface Outcome {
  edition: EditionStamp;
  answers: readonly Given[];
  /** The ways found, the best fit first. */
  ways: FoundWay[];
  changes: Change[];
}

/** What the answers of a finished path show. */
export function toOutcome(graph: WayGraph, answers: readonly Given[]): Outcome {
  const ways = findWays(graph, answers);
  const { validFrom, validTo } = graph;
  return {
    edition: { validFrom, validTo },
    answers,
    ways,
    changes: findChanges(graph, answers, ways),
  };
}

/** The address of a list of answers: their ids in order, without language. */
export function toPath(answers: readonly Given[]): string {
  return answers.map(({ answer }) => answer).join("/");
}

function findWays({ ways }: WayGraph, answers: readonly Given[]): FoundWay[] {
  const given = new Map(answers.map(({ question, answer }) => [question, answer]));
  const found = ways.flatMap((way) => {
    const holding = way.cases.find((each) =>
      Object.entries(each.if).every(([question, wanted]) =>
        wanted.includes(given.get(question) ?? ""),
      ),
    );
    return holding === undefined ? [] : [{ way, verdict: holding.verdict }];
  });
  return found.toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
}

function findChanges(
  graph: WayGraph,
  answers: readonly Given[],
  ways: readonly FoundWay[],
): Change[] {
  return answers.flatMap(({ question, answer }) =>
    Object.keys(graph.questions[question]?.answers ?? {}).flatMap((other) => {
      const changed =
        other === answer ? null : walkAgain(graph, answers, { question, answer: other });
      if (changed === null) return [];
      const opens = findWays(graph, changed).filter((found) => isBetter(found, ways));
      return opens.length === 0 ? [] : [{ question, answer: other, path: toPath(changed), opens }];
    }),
  );
}

function isBetter({ way, verdict }: FoundWay, ways: readonly FoundWay[]): boolean {
  if (verdict === "closed") return false;
  const before = ways.find((found) => found.way.id === way.id);
  return before === undefined || verdicts.indexOf(verdict) < verdicts.indexOf(before.verdict);
}

/** The path with one answer changed and the others as they were; null when it asks something that was not answered. */
function walkAgain(
  { start, questions }: WayGraph,
  answers: readonly Given[],
  changed: Given,
): Given[] | null {
  const given = new Map([...answers, changed].map(({ question, answer }) => [question, answer]));
  const path: Given[] = [];
  let next: string | null = start;
  while (next !== null) {
    const answer = given.get(next);
    const step: { to: string | null } | undefined =
      answer === undefined ? undefined : questions[next]?.answers[answer];
    if (answer === undefined || step === undefined) return null;
    path.push({ question: next, answer });
    next = step.to;
  }
  return path;
}
