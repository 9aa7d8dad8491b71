import { isSharable } from "./browser/cache-control.ts";
import type { Answer } from "./http/connection.ts";
import type { Head } from "./http/head.ts";
import { createHistogram } from "./histogram.ts";
import { judge } from "./result.ts";
import type { Judgement } from "./result.ts";
import {
  clearHistograms,
  createCounts,
  createHistograms,
  sumScopes,
  toSparseHistograms,
} from "./results/counts.ts";
import type { Counts, Histograms, ScopeName, Sparse } from "./results/measures.ts";

/** A request as far as it is measured. */
export interface Measured {
  scope: ScopeName;
  method: "GET" | "HEAD" | "POST";
  path: string;
  /** When a person wanted it, in milliseconds from the start of the run. Response time counts from here. */
  dueMs: number;
  /** True when it was waited for until that moment; false when it follows an answer at once, and so cannot be late. */
  waitedFor: boolean;
  /** Who asks; null when the log does not say. */
  traits: { country: string; language: string } | null;
  /** The status in the log it is replayed from; 0 when there is none. */
  loggedStatus: number;
}

/** What one process saw in one second. */
export interface Delta {
  second: number;
  counts: Counts;
  histograms: Histograms;
  /** All scopes together, for the line of this second. */
  response: Sparse;
  /** Who was there at its end. */
  visitors: number;
  examples: string[];
}

/** Folds what happens into seconds, in constant memory. */
export interface Recorder {
  /** Counts of the second that is under way: add to them. */
  counts: Counts;
  record(what: Measured, answer: Readonly<Answer>): Judgement;
  recordLoad(fromMs: number, toMs: number): void;
  come(isReturning: boolean): void;
  leave(isCut: boolean): void;
  /** Ends every second that is over at that moment. */
  roll(nowMs: number): void;
  /** Ends the second under way, if anything happened in it. */
  finish(): void;
}

/** `emit` is given each second as it ends, in order, none left out. */
export function createRecorder(emit: (delta: Delta) => void): Recorder {
  const histograms = createHistograms();
  const response = createHistogram();
  const sharable = new WeakMap<Head, boolean>();
  let second = 0;
  let visitors = 0;
  let examples: string[] = [];

  const flush = (): void => {
    const sparse = toSparseHistograms(histograms);
    const { counts } = recorder;
    emit({ second, counts, histograms: sparse, response: response.toSparse(), visitors, examples });
    second++;
    recorder.counts = createCounts();
    examples = [];
    clearHistograms(histograms);
    response.clear();
  };
  const countAnswer = (what: Measured, { head, bytes }: Readonly<Answer>): void => {
    if (head === null) return;
    const { counts } = recorder;
    const scope = counts.scopes[what.scope];
    if (what.method === "GET" && head.status < 500 && head.status !== 429) {
      const known = sharable.get(head);
      const isKept = known ?? isSharable(head);
      if (known === undefined) sharable.set(head, isKept);
      scope.judged++;
      if (isKept) scope.cacheable++;
    }
    if (head.status === 200 && bytes > 0) bump(counts.encodings, head.encoding);
    const { loggedStatus } = what;
    if (loggedStatus > 0 && Math.floor(loggedStatus / 100) !== Math.floor(head.status / 100))
      counts.unlikeLog++;
  };

  const recorder: Recorder = {
    counts: createCounts(),
    record(what, answer) {
      recorder.roll(answer.doneMs);
      const { counts } = recorder;
      const { head, failure, sentMs, doneMs } = answer;
      const verdict = judge(head, what.loggedStatus || undefined);
      const scope = counts.scopes[what.scope];
      scope.requests++;
      if (verdict === "error") scope.errors++;
      else if (verdict === "shed") scope.shed++;
      // Not before it was sent, even when a timer came a fraction of a millisecond early.
      const responseMs = doneMs - Math.min(what.dueMs, sentMs);
      histograms[what.scope].response.record(responseMs);
      histograms[what.scope].service.record(doneMs - sentMs);
      response.record(responseMs);
      if (what.waitedFor) histograms.lateness.record(sentMs - what.dueMs);
      // A number is a name that needs no text made for it.
      bump(counts.statuses, head === null ? "none" : head.status);
      if (failure !== null) bump(counts.failures, failure);
      if (what.traits !== null) {
        bump(counts.countries, what.traits.country);
        bump(counts.languages, what.traits.language);
      }
      counts.bytes += answer.bytes;
      if (answer.sentAgain) counts.sentAgain++;
      countAnswer(what, answer);
      if (verdict === "error" && examples.length < 5)
        addExample(examples, `${what.path} (${failure ?? head?.status})`);
      return verdict;
    },
    recordLoad(fromMs, toMs) {
      histograms.loads.record(toMs - fromMs);
    },
    come(isReturning) {
      visitors++;
      recorder.counts.visits.came++;
      if (isReturning) recorder.counts.visits.returning++;
    },
    leave(isCut) {
      recorder.counts.visits.left++;
      // Whom the end of the run cuts off was there until its end.
      if (isCut) recorder.counts.visits.cut++;
      else visitors--;
    },
    roll(nowMs) {
      while (nowMs >= (second + 1) * 1000) flush();
    },
    finish() {
      const { requests } = sumScopes(recorder.counts);
      const { came, left } = recorder.counts.visits;
      if (requests + came + left > 0) flush();
    },
  };
  return recorder;
}

function bump(tally: Record<string | number, number>, name: string | number): void {
  tally[name] = (tally[name] ?? 0) + 1;
}

/** Keeps up to five different examples. */
export function addExample(examples: string[], example: string): void {
  if (examples.length < 5 && !examples.includes(example)) examples.push(example);
}
