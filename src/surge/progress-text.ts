import type { Interval } from "./measure.ts";
import { toCount, toMs } from "./numbers-text.ts";

/** One line for the last `spanMs`: figures of that span only, so that a bad second is seen in its second. */
export function toProgressLine(
  moment: Interval & { atMs: number; cpuPercent: number },
  spanMs: number,
): string {
  const { atMs, visitors, requests, errors, p50Ms, p99Ms, latenessP99Ms, cpuPercent } = moment;
  return [
    `${String(Math.round(atMs / 1000)).padStart(4)} s`,
    ...(visitors === null ? [] : [`${toCount(visitors).padStart(6)} here`]),
    `${toCount((requests * 1000) / spanMs).padStart(5)} req/s`,
    `p50 ${toMs(p50Ms).replace(" ms", "")} p99 ${toMs(p99Ms)}`,
    `${toCount(errors)} errors`,
    `late ${toMs(latenessP99Ms)}`,
    `cpu ${toCount(cpuPercent)} %`,
  ].join("  ");
}
