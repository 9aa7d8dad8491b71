import { checkLimit } from "./limits.ts";
import type { Figures, Limit, Scope } from "./limits.ts";

export type Outcome = "held" | "failed" | "invalid" | "stopped";

/** The exit code of each outcome. */
export const EXIT_CODES: Record<Outcome, number> = { held: 0, failed: 1, invalid: 2, stopped: 3 };

/** A limit and the figure it was held against, in the limit's own unit. */
export interface CheckedLimit {
  text: string;
  value: number;
  unit: Limit["unit"];
  held: boolean;
}

export interface Verdict {
  outcome: Outcome;
  /** For an invalid run: why, and what to do. One sentence each. */
  reasons: string[];
  limits: CheckedLimit[];
}

/** What the lab has to say about itself before it may judge a site. */
export interface Health {
  stopped: boolean;
  latenessP99Ms: number;
  latenessBoundMs: number;
  /** Decides what the advice is. */
  command: "run" | "replay";
  /** Requests that this machine could not send for want of ports or files. */
  notSent: number;
}

const ADVICE = {
  run: { nothingSent: "use more --visitors or more --seconds", less: "fewer --visitors" },
  replay: {
    nothingSent: "the log needs lines in combined format whose method is GET or HEAD",
    less: "a lower --speed",
  },
};

/** Stopped comes before invalid, invalid before the limits: a figure from a broken measurement neither holds nor fails. */
export function toVerdict(
  limits: readonly Limit[],
  figures: (scope: Scope) => Figures,
  health: Health,
): Verdict {
  const checked = limits.map((limit) => ({
    text: limit.text,
    unit: limit.unit,
    ...checkLimit(limit, figures(limit.scope)),
  }));
  const reasons = toReasons(health, figures("all").requests);
  return { outcome: toOutcome(health, reasons, checked), reasons, limits: checked };
}

function toOutcome(health: Health, reasons: string[], limits: CheckedLimit[]): Outcome {
  if (health.stopped) return "stopped";
  if (reasons.length > 0) return "invalid";
  return limits.every(({ held }) => held) ? "held" : "failed";
}

function toReasons(
  { latenessP99Ms, latenessBoundMs, notSent, command }: Health,
  requests: number,
): string[] {
  const reasons: string[] = [];
  const advice = ADVICE[command];
  if (requests === 0)
    reasons.push(`Nothing was sent, so nothing was measured; ${advice.nothingSent}.`);
  if (notSent > 0) {
    reasons.push(
      `This machine ran out of ports or open files ${notSent} times; use ${advice.less}, or raise "ulimit -n" and net.ipv4.ip_local_port_range.`,
    );
  }
  if (latenessP99Ms > latenessBoundMs) {
    reasons.push(
      `The lab was late itself: 1 request in 100 left more than ${latenessP99Ms.toFixed(0)} ms after it was due ` +
        `(bound: ${latenessBoundMs} ms). Use ${advice.less}, or free a core for the lab.`,
    );
  }
  return reasons;
}
