import type { Judgement } from "./judge.ts";
import type { MeasuredPage } from "./page-kinds.ts";
import type { PaintFigures } from "./paint.ts";
import type { slowPhone } from "./phone.ts";
import type { Category, Cost } from "./scores.ts";

/** First paint may take at most this many times as long as that of the bare page. */
export const goalRatio = 1.2;

/** Everything that a run found, as `reader.json` holds it. */
export interface ReaderBench {
  /** Day of the run, YYYY-MM-DD. */
  day: string;
  machine: { processor: string; cores: number };
  /** Version of the Chromium. */
  browser: string;
  paint: { phone: typeof slowPhone; rounds: number } | null;
  lighthouse: { version: string; runs: number } | null;
  pages: ReaderPage[];
}

/** What was found about one page; a part that was not asked for is null. */
export interface ReaderPage extends MeasuredPage {
  /** Median first paint of the page over that of its bare page; the same of the reckoned times. */
  paint: (PaintFigures & { ratio: number; reckonedRatio: number }) | null;
  lighthouse: {
    scores: Record<Category, number>;
    /** What kept a category from 100. */
    costs: ({ category: Category } & Cost)[];
    benchmarkIndex: number;
  } | null;
}

/** Puts together what the parts found about a page. */
export function toReaderPage(
  page: MeasuredPage,
  paint: ReadonlyMap<string, PaintFigures> | null,
  judgement: Judgement | null,
): ReaderPage {
  const figures = paint?.get(page.address);
  const run = judgement?.runs.get(page.address);
  const judged = Object.entries(run?.judged ?? {}) as [
    Category,
    { score: number; costs: Cost[] },
  ][];
  return {
    ...page,
    paint: figures === undefined ? null : withRatios(figures),
    lighthouse:
      run === undefined
        ? null
        : {
            scores: Object.fromEntries(judged.map(([name, { score }]) => [name, score])) as Record<
              Category,
              number
            >,
            costs: judged.flatMap(([category, { costs }]) =>
              costs.map((cost) => ({ category, ...cost })),
            ),
            benchmarkIndex: run.benchmarkIndex,
          },
  };
}

function withRatios(figures: PaintFigures): NonNullable<ReaderPage["paint"]> {
  const { page, bare } = figures;
  return {
    ...figures,
    ratio: page.paintMs.median / bare.paintMs.median,
    reckonedRatio: page.reckonedMs / bare.reckonedMs,
  };
}
