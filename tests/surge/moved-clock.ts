import type { Clock } from "../../src/surge/clock.ts";

/** A clock that stands still until it is moved: time in tests is an argument. */
export interface MovedClock extends Clock {
  /** Moves to the moment it was to wake at, and wakes; false when there is none. */
  step(): boolean;
  /** Steps until there is nothing to wake for, or that moment is reached; gives the number of steps. */
  run(untilMs?: number): number;
  /** Moves without waking anybody, as when a process was held up. */
  moveTo(atMs: number): void;
}

export function createMovedClock(): MovedClock {
  let nowMs = 0;
  let next: { dueMs: number; action: () => void } | null = null;
  const clock: MovedClock = {
    nowMs: () => nowMs,
    wakeAt(dueMs, action) {
      next = { dueMs, action };
    },
    cancel() {
      next = null;
    },
    step() {
      if (next === null || next.dueMs === Number.POSITIVE_INFINITY) return false;
      const { dueMs, action } = next;
      next = null;
      nowMs = Math.max(nowMs, dueMs);
      action();
      return true;
    },
    moveTo(atMs) {
      nowMs = atMs;
    },
    run(untilMs = Number.POSITIVE_INFINITY) {
      let steps = 0;
      while (next !== null && next.dueMs <= untilMs && clock.step()) steps++;
      if (Number.isFinite(untilMs)) nowMs = Math.max(nowMs, untilMs);
      return steps;
    },
  };
  return clock;
}
