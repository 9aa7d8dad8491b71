import type { CheckedLimit } from "./results/check-windows.ts";
import type { RunSummary } from "./results/schema.ts";

export type Outcome = RunSummary["verdict"]["outcome"];

/** The exit code of each outcome. */
export const EXIT_CODES: Record<Outcome, number> = { held: 0, failed: 1, invalid: 2, stopped: 3 };

/** What the lab has to say about itself before it may judge a site. */
export interface Health {
  stopped: boolean;
  /** Why a guard stopped it; null when none did. */
  guard: string | null;
  latenessP99Ms: number;
  latenessBoundMs: number;
  /** Decides what the advice is. */
  command: "run" | "replay";
  requests: number;
  /** Requests that this machine could not send for want of ports or files. */
  notSent: number;
  /** Processes of the lab that broke, each with what happened. */
  faults: readonly string[];
}

const ADVICE = {
  run: { nothingSent: "use more --visitors or more --seconds", less: "fewer --visitors" },
  replay: {
    nothingSent: "the log needs lines in combined format or JSON whose method is GET or HEAD",
    less: "a lower --speed",
  },
};

/** Stopped comes before invalid, invalid before the limits: a figure from a broken measurement neither holds nor fails. */
export function toVerdict(limits: CheckedLimit[], health: Health): RunSummary["verdict"] {
  const reasons = [...(health.guard === null ? [] : [health.guard]), ...toReasons(health)];
  return { outcome: toOutcome(health, reasons, limits), reasons, limits };
}

function toOutcome(health: Health, reasons: string[], limits: CheckedLimit[]): Outcome {
  if (health.stopped) return "stopped";
  if (reasons.length > 0) return "invalid";
  return limits.every(({ held }) => held) ? "held" : "failed";
}

function toReasons({
  latenessP99Ms,
  latenessBoundMs,
  notSent,
  command,
  requests,
  faults,
}: Health): string[] {
  const reasons = [...faults];
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
