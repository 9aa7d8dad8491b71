import { Refusal } from "../../cli/refusal.ts";
import type { Stretch } from "./analysis.ts";

const MOMENT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Reads `2016-11-08T19:00/2016-11-08T20:00`; without an offset the times are UTC. Throws a Refusal. */
export function parseStretch(text: string): Stretch {
  const [from = "", to = "", ...more] = text.split("/");
  const fromMs = toEpochMs(from);
  const toMs = toEpochMs(to);
  if (more.length > 0 || fromMs === null || toMs === null)
    throw new Refusal("must be two moments with a slash between");
  if (fromMs >= toMs) throw new Refusal("must begin before it ends");
  return { fromMs, toMs };
}

function toEpochMs(text: string): number | null {
  if (!MOMENT.test(text)) return null;
  const hasOffset = /(?:Z|[+-]\d\d:?\d\d)$/.test(text.slice(10));
  const timeMs = Date.parse(text.includes("T") && !hasOffset ? `${text}Z` : text);
  return Number.isNaN(timeMs) ? null : timeMs;
}
