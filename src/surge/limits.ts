import type { ScopeName } from "./results/measures.ts";

/** What a limit may look at, besides the percentiles. */
export type Metric =
  | { name: "errors" | "shed" | "requests" | "cacheable" | "max" }
  | { name: "percentile"; percent: number };
export type Comparison = "<" | "<=" | "=" | ">=" | ">";
/** Which requests count. */
export type Scope = "all" | ScopeName;

/** A condition that has to hold in a run. */
export interface Limit {
  /** As written. */
  text: string;
  scope: Scope;
  metric: Metric;
  comparison: Comparison;
  /** A count; with `percent` a share; for response times milliseconds. */
  bound: number;
  unit: "count" | "percent" | "ms";
  /** It has to hold in each stretch of that many seconds, not just over all of them. Null: over all. */
  everySeconds: number | null;
  /** Only this stretch of the profile counts; null: all of the run. */
  phase: string | null;
}

/** What a limit is held against: figures of one scope. */
export interface Figures {
  requests: number;
  errors: number;
  shed: number;
  /** Answers that say whether a shared cache may keep them, and those it may. */
  judged: number;
  cacheable: number;
  maxMs: number;
  /** Response time in milliseconds at a percentile (0 to 100). */
  percentileMs(percent: number): number;
}

const EXAMPLES =
  'write it like "errors <= 0", "errors < 0.1%", "p99 <= 1500ms", "pages: shed = 0" or "p99 < 200ms in every 10s of the ramp"';
const LIMIT =
  /^(?:(\w+)\s*:)?\s*([\w.]+)\s*(<=|>=|<|>|=)\s*(\d+(?:\.\d+)?)\s*([a-z%]*)(?:\s+in\s+every\s+(\d+)\s*(s|m|min))?(?:\s+of\s+the\s+([\w-]+))?$/;

/**
 * Reads one limit, or says what is wrong with it. Response times are counted from the due moment. A share of nothing holds.
 *
 *     limit      = [ scope ":" ] metric comparison number [ unit ] [ "in every" time ] [ "of the" phase ]
 *     scope      = "pages" | "assets" | "forms"
 *     metric     = "errors" | "shed" | "requests" | "cacheable" | "max" | "p" number
 *     comparison = "<=" | "<" | ">=" | ">" | "="
 *     unit       = "ms" | "s" (response times, required) | "%" (errors, shed; cacheable, required)
 *     time       = number ( "s" | "m" ), a multiple of 10 s: histograms are kept for ten seconds each
 *     phase      = the name of a phase of the profile
 */
export function parseLimit(text: string): Limit | { error: string } {
  const parts = LIMIT.exec(text.trim().replaceAll(/\s+/g, " "));
  if (!parts) return { error: `is not a limit; ${EXAMPLES}` };
  const [, scope = "all", name = "", comparison, number, unit = "", every, everyUnit, phase] =
    parts;
  if (!isScope(scope)) {
    return {
      error: `begins with "${scope}:", which is not known; it may begin with "pages:", "assets:" or "forms:"`,
    };
  }
  const metric = parseMetric(name);
  if (!metric) {
    return {
      error: `"${name}" is not measured; errors, shed, requests, cacheable, max and p1 to p99.99 are`,
    };
  }
  const measure = toBound(metric, Number(number), unit);
  if (!measure) return { error: toUnitAdvice(metric, unit) };
  const everySeconds = every === undefined ? null : Number(every) * (everyUnit === "s" ? 1 : 60);
  if (everySeconds !== null && (everySeconds === 0 || everySeconds % 10 !== 0)) {
    return {
      error: `"in every ${every}${everyUnit}" cannot be checked, since times are kept for ten seconds each; use 10s, 20s, 60s or 5m`,
    };
  }
  return {
    text: text.trim(),
    scope,
    metric,
    comparison: comparison as Comparison,
    ...measure,
    everySeconds,
    phase: phase ?? null,
  };
}

/** The figure a limit looks at, in the limit's own unit, and whether it held. */
export function checkLimit(limit: Limit, figures: Figures): { value: number; held: boolean } {
  const value = toValue(limit, figures);
  switch (limit.comparison) {
    case "<":
      return { value, held: value < limit.bound };
    case "<=":
      return { value, held: value <= limit.bound };
    case "=":
      return { value, held: value === limit.bound };
    case ">=":
      return { value, held: value >= limit.bound };
    case ">":
      return { value, held: value > limit.bound };
  }
}

function isScope(text: string): text is Scope {
  return ["all", "pages", "assets", "forms"].includes(text);
}

function parseMetric(name: string): Metric | null {
  const known = ["errors", "shed", "requests", "cacheable", "max"] as const;
  const plain = known.find((metric) => metric === name);
  if (plain) return { name: plain };
  const percent = Number(/^p(\d{1,2}(?:\.\d{1,2})?)$/.exec(name)?.[1]);
  return percent > 0 ? { name: "percentile", percent } : null;
}

function toBound(
  { name }: Metric,
  number: number,
  unit: string,
): Pick<Limit, "bound" | "unit"> | null {
  const isShare = name === "errors" || name === "shed" || name === "cacheable";
  if (isShare && unit === "%") return { bound: number, unit: "percent" };
  if (name === "cacheable") return null;
  if (isShare || name === "requests") return unit === "" ? { bound: number, unit: "count" } : null;
  if (unit === "ms") return { bound: number, unit: "ms" };
  return unit === "s" ? { bound: number * 1000, unit: "ms" } : null;
}

function toUnitAdvice({ name }: Metric, unit: string): string {
  if (name === "errors" || name === "shed")
    return `${name} are a number or a share in %, not "${unit}"`;
  if (name === "requests") return `requests are a plain number, without "${unit}"`;
  if (name === "cacheable") return "cacheable is a share of the answers and needs %, such as 99%";
  return `a response time needs ms or s, such as 1500ms${unit === "" ? "" : `, not "${unit}"`}`;
}

function toValue({ metric, unit }: Limit, figures: Figures): number {
  switch (metric.name) {
    case "requests":
      return figures.requests;
    case "errors":
    case "shed":
      return unit === "percent"
        ? (100 * figures[metric.name]) / Math.max(1, figures.requests)
        : figures[metric.name];
    case "cacheable":
      return figures.judged === 0 ? 100 : (100 * figures.cacheable) / figures.judged;
    case "max":
      return figures.maxMs;
    case "percentile":
      return figures.percentileMs(metric.percent);
  }
}
