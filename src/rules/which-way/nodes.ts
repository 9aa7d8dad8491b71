import type { Given, WayGraph } from "./graph.ts";
import { unsure } from "./graph.ts";
import type { Outcome } from "./outcome.ts";
import { toOutcome, toPath } from "./outcome.ts";

interface Place {
  /** The address below the tool, without language: answers joined by slashes, empty for the first question. */
  path: string;
  answers: readonly Given[];
}

/** A page with one question. */
export interface QuestionNode extends Place {
  kind: "question";
  question: string;
  /** From 1. */
  step: number;
  links: { answer: string; path: string }[];
  unsurePath: string;
}

/** A page for "I don't know": how to find out, the answers again, and the one to go on with. */
export interface UnsureNode extends Place {
  kind: "unsure";
  question: string;
  step: number;
  links: { answer: string; path: string }[];
  /** Where a person goes who cannot find out. */
  onward: { answer: string; path: string };
}

export interface ResultNode extends Place {
  kind: "result";
  outcome: Outcome;
}

export type WayNode = QuestionNode | UnsureNode | ResultNode;

/** Most questions on any path. */
export const mostQuestions = 9;

/**
 * Every page that can be reached from the first question, in the order of the questions. Throws when a path asks more than
 * `mostQuestions`, which is also what a circle of questions does.
 */
export function toNodes(graph: WayGraph): WayNode[] {
  const visit = (answers: readonly Given[], question: string | null): WayNode[] => {
    const path = toPath(answers);
    if (question === null)
      return [{ kind: "result", path, answers, outcome: toOutcome(graph, answers) }];
    if (answers.length >= mostQuestions)
      throw new Error(`The path ${path} asks more than ${mostQuestions} questions: shorten it.`);
    const asked = graph.questions[question];
    if (asked === undefined)
      throw new Error(`The path ${path} leads to the question ${question}, which does not exist.`);
    const steps = Object.entries(asked.answers).map(([answer, { to }]) => {
      const given = [...answers, { question, answer }];
      return { answer, path: toPath(given), given, to };
    });
    const links = steps.map((step) => ({ answer: step.answer, path: step.path }));
    const unsurePath = path === "" ? unsure : `${path}/${unsure}`;
    const onward = links.find(({ answer }) => answer === asked.asIf);
    if (onward === undefined)
      throw new Error(
        `The question ${question} goes on as if ${asked.asIf}, which is not one of its answers.`,
      );
    const here = { answers, question, step: answers.length + 1, links };
    return [
      { kind: "question", path, ...here, unsurePath },
      { kind: "unsure", path: unsurePath, ...here, onward },
      ...steps.flatMap(({ given, to }) => visit(given, to)),
    ];
  };
  return visit([], graph.start);
}
