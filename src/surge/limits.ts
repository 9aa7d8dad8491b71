/** What a limit may look at, besides the percentiles. */
export type Metric =
  | { name: "errors" | "requests" | "max" }
  | { name: "percentile"; percent: number };
export type Comparison = "<" | "<=" | "=" | ">=" | ">";
/** Which requests count: all, pages only, or assets only. */
export type Scope = "all" | "pages" | "assets";

/** A condition that has to hold at the end of a run. */
export interface Limit {
  /** As written. */
  text: string;
  scope: Scope;
  metric: Metric;
  comparison: Comparison;
  /** A count; with `percent` a share of the requests; for response times milliseconds. */
  bound: number;
  unit: "count" | "percent" | "ms";
}

/** What the limits are held against: figures of one scope. */
export interface Figures {
  requests: number;
  errors: number;
  maxMs: number;
  /** Response time in milliseconds at a percentile (0 to 100). */
  percentileMs(percent: number): number;
}

const EXAMPLES =
  'write it like "errors <= 0", "errors < 0.1%", "p99 <= 1500ms" or "pages: p95 < 1s"';

/**
 * Reads one limit, or says what is wrong with it. Response times are counted from the due moment.
 *
 *     limit      = [ ( "pages" | "assets" ) ":" ] metric comparison number [ unit ]
 *     metric     = "errors" | "requests" | "max" | "p" number
 *     comparison = "<=" | "<" | ">=" | ">" | "="
 *     unit       = "ms" | "s" (response times, required) | "%" (errors)
 */
export function parseLimit(text: string): Limit | { error: string } {
  const parts = /^(?:(\w+)\s*:)?\s*([\w.]+)\s*(<=|>=|<|>|=)\s*(\d+(?:\.\d+)?)\s*([a-z%]*)$/.exec(
    text.trim(),
  );
  if (!parts) return { error: `is not a limit; ${EXAMPLES}` };
  const [, scope = "all", name = "", comparison, number, unit = ""] = parts;
  if (scope !== "all" && scope !== "pages" && scope !== "assets") {
    return {
      error: `begins with "${scope}:", which is not known; it may begin with "pages:" or "assets:"`,
    };
  }
  const metric = parseMetric(name);
  if (!metric)
    return { error: `"${name}" is not measured; errors, requests, max and p1 to p99.99 are` };
  const measure = toBound(metric, Number(number), unit);
  if (!measure) return { error: toUnitAdvice(metric, unit) };
  return { text: text.trim(), scope, metric, comparison: comparison as Comparison, ...measure };
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

function parseMetric(name: string): Metric | null {
  if (name === "errors" || name === "requests" || name === "max") return { name };
  const percent = Number(/^p(\d{1,2}(?:\.\d{1,2})?)$/.exec(name)?.[1]);
  return percent > 0 ? { name: "percentile", percent } : null;
}

function toBound(
  metric: Metric,
  number: number,
  unit: string,
): Pick<Limit, "bound" | "unit"> | null {
  if (metric.name === "errors" && unit === "%") return { bound: number, unit: "percent" };
  if (metric.name === "errors" || metric.name === "requests")
    return unit === "" ? { bound: number, unit: "count" } : null;
  if (unit === "ms") return { bound: number, unit: "ms" };
  return unit === "s" ? { bound: number * 1000, unit: "ms" } : null;
}

function toUnitAdvice(metric: Metric, unit: string): string {
  if (metric.name === "errors") return `errors are a number or a share in %, not "${unit}"`;
  if (metric.name === "requests") return `requests are a plain number, without "${unit}"`;
  return `a response time needs ms or s, such as 1500ms${unit === "" ? "" : `, not "${unit}"`}`;
}

function toValue({ metric, unit }: Limit, figures: Figures): number {
  switch (metric.name) {
    case "requests":
      return figures.requests;
    case "errors":
      return unit === "percent"
        ? (100 * figures.errors) / Math.max(1, figures.requests)
        : figures.errors;
    case "max":
      return figures.maxMs;
    case "percentile":
      return figures.percentileMs(metric.percent);
  }
}
