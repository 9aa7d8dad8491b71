import type { Phase } from "./messages.ts";

/** A phase in figures. */
export interface PhaseFigures {
  answers: number;
  errors: number;
  errorKinds: Record<string, number>;
  p50Ms: number;
  p99Ms: number;
  /** 99th percentile of the generator's own lateness. */
  lateP99Ms: number;
}

export function toFigures({ latenciesMs, errors, lateMs }: Phase): PhaseFigures {
  return {
    answers: latenciesMs.length,
    errors: Object.values(errors).reduce((sum, count) => sum + count, 0),
    errorKinds: errors,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    lateP99Ms: percentile(lateMs, 0.99),
  };
}

/** Nearest-rank percentile; 0 of nothing. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** A fault between two calm phases. */
export interface FaultFigures {
  name: string;
  about: string;
  before: PhaseFigures;
  during: PhaseFigures;
  seen: string;
}

/** One row of the table: errors, p99 before and during, and their ratio. */
export function toRow({ name, before, during, seen }: FaultFigures): string {
  const ratio = during.p99Ms / before.p99Ms;
  return [
    name.padEnd(15),
    String(during.answers).padStart(8),
    String(during.errors).padStart(7),
    before.p99Ms.toFixed(2).padStart(11),
    during.p99Ms.toFixed(2).padStart(11),
    ratio.toFixed(2).padStart(7),
    during.lateP99Ms.toFixed(2).padStart(9),
    ` ${Object.entries(during.errorKinds)
      .map(([kind, count]) => `${kind}: ${count}`)
      .join(", ")} ${seen}`,
  ].join("");
}

export const tableHead =
  "fault            answers errors p99 before p99 during  ratio late p99  errors by kind, what the other load saw";
