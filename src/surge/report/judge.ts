import type { CheckedLimit } from "../results/check-windows.ts";
import type { RunSummary } from "../results/schema.ts";

/**
 * The verdict on a merged run. Stopped comes before invalid, and invalid before the limits, as in a single run: a figure from
 * a broken measurement neither holds nor fails. One invalid shard makes the whole invalid.
 */
export function judge(run: {
  limits: CheckedLimit[];
  summaries: readonly RunSummary[];
  killed: boolean;
  latenessP99Ms: number;
  latenessBoundMs: number;
  requests: number;
}): RunSummary["verdict"] {
  const { limits, summaries, killed, latenessP99Ms, latenessBoundMs, requests } = run;
  const reasons = [...new Set(summaries.flatMap(({ verdict }) => verdict.reasons))];
  // Shards that are each in bounds can be out of bounds together only by chance of rounding; still the merged figure decides.
  if (reasons.length === 0 && latenessP99Ms > latenessBoundMs) {
    reasons.push(
      `The generators were late themselves: 1 request in 100 left more than ${latenessP99Ms.toFixed(0)} ms after it was due (bound: ${latenessBoundMs} ms). Use fewer --visitors for each, or more shards.`,
    );
  }
  if (reasons.length === 0 && requests === 0)
    reasons.push("Nothing was sent, so nothing was measured.");
  if (killed) reasons.push("The results end without a summary: the run was killed, or goes on.");
  if (killed || summaries.some(({ stopped }) => stopped))
    return { outcome: "stopped", reasons, limits };
  if (reasons.length > 0) return { outcome: "invalid", reasons, limits };
  return { outcome: limits.every(({ held }) => held) ? "held" : "failed", reasons, limits };
}
