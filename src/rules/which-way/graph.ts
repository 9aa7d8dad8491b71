import type { EditionStamp } from "../edition.ts";

/** How well a way fits: it fits the answers, it could fit, or it takes nobody new. */
export const verdicts = ["likely", "possible", "closed"] as const;
export type Verdict = (typeof verdicts)[number];

/** The verdict when every named question was answered with one of the answers listed. */
export interface WayCase {
  verdict: Verdict;
  if: Readonly<Record<string, readonly string[]>>;
}

/** A way to Canada. */
export interface Way {
  id: string;
  /** The page that explains it. */
  page: string;
  /** Further pages for its next step. */
  also: readonly string[];
  /** The first case that holds decides; without one the way is not shown. */
  cases: readonly WayCase[];
}

/** A question: its answers, in order, each with the question that follows; null leads to the result. */
export interface Question {
  answers: Readonly<Record<string, { to: string | null }>>;
  /** The answer with which a person who cannot find out may go on. */
  asIf: string;
}

/** One dated version of the questions and the ways. */
export interface WayGraph extends EditionStamp {
  start: string;
  questions: Readonly<Record<string, Question>>;
  ways: readonly Way[];
}

/** An answer that was given. */
export interface Given {
  question: string;
  answer: string;
}

/** The word that stands for "I don't know" in an address. */
export const unsure = "unsure";
