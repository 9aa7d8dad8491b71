import type { Terminal } from "../cli/terminal.ts";
import type { Clock } from "./clock.ts";
import type { CpuMeter } from "./cpu.ts";
import type { Interval, Measure } from "./measure.ts";
import { toProgressLine } from "./progress-text.ts";

/** One second of a run. */
export interface Moment extends Interval {
  /** End of the second, in milliseconds from the start of the run. */
  atMs: number;
  /** CPU of the lab in that second, in percent of one core. */
  cpuPercent: number;
}

/** How a run went, besides its measurements. */
export interface Session {
  moments: Moment[];
  elapsedMs: number;
  /** CPU time the lab used, in milliseconds. */
  cpuMs: number;
  /** True when a person stopped it. */
  stopped: boolean;
}

/**
 * Watches while `play` runs: a line a second, kept for the results. `onInterrupt` is handed what ends the run early and
 * gives back what to call when the run is over.
 */
export async function runSession(options: {
  play: () => Promise<void>;
  clock: Clock;
  measure: Measure;
  cpu: CpuMeter;
  terminal: Terminal;
  onInterrupt: (stop: () => void) => () => void;
}): Promise<Session> {
  const { clock, measure, cpu, terminal } = options;
  const session: Session = { moments: [], elapsedMs: 0, cpuMs: 0, stopped: false };
  let lastMs = clock.nowMs();
  const look = (isLast: boolean): void => {
    const atMs = clock.nowMs();
    const cpuMs = cpu.takeMs();
    const spanMs = Math.max(1, atMs - lastMs);
    const interval = measure.takeInterval();
    session.cpuMs += cpuMs;
    lastMs = atMs;
    // The rest after the last whole second: not a second, and everybody has just gone. Kept when something was answered.
    if (isLast && interval.requests === 0) return;
    const moment = { atMs, ...interval, cpuPercent: (100 * cpuMs) / spanMs };
    session.moments.push(moment);
    if (!isLast) terminal.status(toProgressLine(moment, spanMs));
  };
  const endWatch = clock.everySecond(() => look(false));
  const release = options.onInterrupt(() => {
    session.stopped = true;
    clock.stop();
  });
  try {
    await options.play();
  } finally {
    endWatch();
    release();
  }
  look(true);
  terminal.settle();
  return { ...session, elapsedMs: clock.nowMs() };
}
