/** What Lighthouse judges a page by. */
export const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Category = (typeof categories)[number];

/** An audit that cost points. */
export interface Cost {
  id: string;
  title: string;
  /** 0 to 99. */
  score: number;
  /** The figure that Lighthouse shows beside it, such as `210 ms`; empty where it shows none. */
  shown: string;
}

/** A category in one run: its score, 0 to 100, and what kept it from 100. */
export interface Judged {
  score: number;
  costs: Cost[];
}

/** One run of Lighthouse on one page. */
export interface LighthouseRun {
  judged: Record<Category, Judged>;
  /** What Lighthouse makes of the machine's speed while it ran; a phone of the middle class has some 500 to 800. */
  benchmarkIndex: number;
}

/** The part of a Lighthouse report that is read here. Scores are 0 to 1; null where an audit does not apply. */
export interface LighthouseReport {
  categories: Record<
    string,
    { score: number | null; auditRefs: { id: string; weight: number }[] } | undefined
  >;
  audits: Record<
    string,
    | { id: string; title: string; score: number | null; displayValue?: string | undefined }
    | undefined
  >;
  environment: { benchmarkIndex: number };
  runtimeError?: { message: string } | undefined;
}

/** What a report says in the four categories. Throws when it has no score for one: the page could not be judged. */
export function readReport(report: LighthouseReport): LighthouseRun {
  if (report.runtimeError !== undefined)
    throw new Error(`Lighthouse could not judge it: ${report.runtimeError.message}`);
  const judged = categories.map((name): [Category, Judged] => {
    const category = report.categories[name];
    if (category === undefined || category.score === null)
      throw new Error(`Lighthouse gave no score for ${name}`);
    const costs = category.auditRefs.flatMap(({ id, weight }): Cost[] => {
      const audit = report.audits[id];
      if (weight === 0 || audit === undefined || audit.score === null || audit.score >= 1)
        return [];
      const { title, score, displayValue = "" } = audit;
      return [{ id, title, score: Math.floor(score * 100), shown: displayValue }];
    });
    return [name, { score: Math.round(category.score * 100), costs }];
  });
  return {
    judged: Object.fromEntries(judged) as Record<Category, Judged>,
    benchmarkIndex: report.environment.benchmarkIndex,
  };
}

/** Each category as the run in the middle has it, the lower of two middles; a score of 100 needs no explanation. */
export function toMedianRun(runs: readonly LighthouseRun[]): LighthouseRun {
  const judged = categories.map((name): [Category, Judged] => {
    const { score, costs } = middle(
      runs.map((run) => run.judged[name]),
      (each) => each.score,
    );
    return [name, { score, costs: score === 100 ? [] : costs }];
  });
  return {
    judged: Object.fromEntries(judged) as Record<Category, Judged>,
    benchmarkIndex: middle(runs, (run) => run.benchmarkIndex).benchmarkIndex,
  };
}

function middle<Item>(items: readonly Item[], by: (item: Item) => number): Item {
  const sorted = items.toSorted((a, b) => by(a) - by(b));
  const item = sorted[Math.floor((sorted.length - 1) / 2)];
  if (item === undefined) throw new Error("Lighthouse did not run");
  return item;
}
