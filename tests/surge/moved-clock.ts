import type { Clock } from "../../src/surge/clock.ts";

/** A clock that stands still until it is moved: time in tests is an argument. */
export interface MovedClock extends Clock {
  /** Moves to the next moment somebody waits for, and lets them go on; false when nobody waits. */
  step(): Promise<boolean>;
  /** Steps until nobody waits any more. */
  drain(): Promise<void>;
}

export function createMovedClock(): MovedClock {
  let nowMs = 0;
  let stopped = false;
  let waiting: { dueMs: number; wake: (reached: boolean) => void }[] = [];
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const clock: MovedClock = {
    nowMs: () => nowMs,
    until(dueMs) {
      if (stopped || dueMs <= nowMs) return Promise.resolve(!stopped);
      return new Promise((wake) => waiting.push({ dueMs, wake }));
    },
    stop() {
      stopped = true;
      for (const { wake } of waiting.splice(0)) wake(false);
    },
    isStopped: () => stopped,
    everySecond: () => () => {},
    async step() {
      await settle();
      waiting = waiting.toSorted((one, other) => one.dueMs - other.dueMs);
      const next = waiting.shift();
      if (!next) return false;
      nowMs = next.dueMs;
      next.wake(true);
      await settle();
      return true;
    },
    async drain() {
      while (await clock.step());
    },
  };
  return clock;
}
