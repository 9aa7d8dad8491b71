import { checkLimit } from "../limits.ts";
import type { Figures, Limit, Scope } from "../limits.ts";
import {
  addCounts,
  addHistograms,
  clearHistograms,
  createCounts,
  createHistograms,
  sumScopes,
} from "./counts.ts";
import { createHistogram } from "../histogram.ts";
import { SCOPES } from "./measures.ts";
import type { Header, RunSummary, Window } from "./schema.ts";

/** A limit and the figure it was held against. */
export type CheckedLimit = RunSummary["verdict"]["limits"][number];

/**
 * Holds limits against the windows of a run as they come, in constant memory. Windows have to come in order, and merged when
 * there are shards. A window belongs to a phase when it begins in it; a stretch that the end of the phase cuts short is
 * checked as it is.
 */
export function createLimitCheck(
  limits: readonly Limit[],
  phases: Header["plan"]["phases"],
): { add(window: Window): void; finish(): CheckedLimit[] } {
  const checks = limits.map((limit) =>
    checkOne(
      limit,
      phases.filter(({ name }) => name === limit.phase),
    ),
  );
  return {
    add(window) {
      for (const check of checks) check.add(window);
    },
    finish: () => checks.map((check) => check.finish()),
  };
}

function checkOne(
  limit: Limit,
  [phase]: Header["plan"]["phases"],
): { add(window: Window): void; finish(): CheckedLimit } {
  const stretch = { fromSecond: -1, counts: createCounts(), histograms: createHistograms() };
  let worst: CheckedLimit | null = null;
  const close = (): void => {
    if (stretch.fromSecond < 0 && worst !== null) return;
    const { value, held } = checkLimit(limit, toFigures(stretch, limit.scope));
    const isWorse =
      worst === null ||
      (worst.held && !held) ||
      (worst.held === held && exceeds(limit, value, worst.value));
    if (isWorse) {
      const worstAtSecond = limit.everySeconds === null ? null : Math.max(0, stretch.fromSecond);
      worst = { text: limit.text, value, unit: limit.unit, held, worstAtSecond };
    }
    stretch.fromSecond = -1;
    stretch.counts = createCounts();
    clearHistograms(stretch.histograms);
  };
  return {
    add(window) {
      const fromMs = window.fromSecond * 1000;
      if (limit.phase !== null && !(phase && phase.fromMs <= fromMs && fromMs < phase.toMs)) return;
      const isFull =
        stretch.fromSecond >= 0 &&
        limit.everySeconds !== null &&
        window.fromSecond >= stretch.fromSecond + limit.everySeconds;
      if (isFull) close();
      if (stretch.fromSecond < 0) stretch.fromSecond = window.fromSecond;
      addCounts(stretch.counts, window.counts);
      addHistograms(stretch.histograms, window.histograms);
    },
    finish() {
      close();
      return worst as unknown as CheckedLimit;
    },
  };
}

/** Which of two figures is the farther on the wrong side, or the nearer to it. */
function exceeds({ comparison, bound }: Limit, value: number, than: number): boolean {
  if (comparison === ">" || comparison === ">=") return value < than;
  return comparison === "=" ? Math.abs(value - bound) > Math.abs(than - bound) : value > than;
}

/** The figures of one scope out of counts and histograms. */
export function toFigures(
  {
    counts,
    histograms,
  }: { counts: Window["counts"]; histograms: ReturnType<typeof createHistograms> },
  scope: Scope,
): Figures {
  if (scope !== "all") {
    const { response } = histograms[scope];
    return {
      ...counts.scopes[scope],
      maxMs: response.maxMs(),
      percentileMs: response.percentileMs,
    };
  }
  const all = createHistogram();
  for (const each of SCOPES) all.add(histograms[each].response.toSparse());
  return { ...sumScopes(counts), maxMs: all.maxMs(), percentileMs: all.percentileMs };
}
