/** Time of a run, in milliseconds since it began. The only clock of the lab; tests hand in one they move themselves. */
export interface Clock {
  nowMs(): number;
  /** Waits for the moment; at once when it has passed. False when the clock was stopped instead, before or meanwhile. */
  until(dueMs: number): Promise<boolean>;
  /** Ends all waiting, now and from now on. */
  stop(): void;
  isStopped(): boolean;
  /** Calls about every second until the returned function is called. */
  everySecond(action: () => void): () => void;
}

/** A clock that starts now and goes with real time. */
export function startClock(): Clock {
  const beganMs = performance.now();
  const waiting = new Set<{ timer: NodeJS.Timeout; wake: (reached: boolean) => void }>();
  let stopped = false;
  const nowMs = (): number => performance.now() - beganMs;
  return {
    nowMs,
    until(dueMs) {
      if (stopped) return Promise.resolve(false);
      const leftMs = dueMs - nowMs();
      if (leftMs <= 0) return Promise.resolve(true);
      return new Promise((wake) => {
        // Timers go by whole milliseconds and round down; rounded up, nothing is sent before it is due.
        const timer = setTimeout(() => {
          waiting.delete(entry);
          wake(true);
        }, Math.ceil(leftMs));
        const entry = { timer, wake };
        waiting.add(entry);
      });
    },
    stop() {
      stopped = true;
      for (const { timer, wake } of waiting) {
        clearTimeout(timer);
        wake(false);
      }
      waiting.clear();
    },
    isStopped: () => stopped,
    everySecond(action) {
      const timer = setInterval(action, 1000);
      return () => clearInterval(timer);
    },
  };
}

/** The moment as a date, for the head of a report. */
export function readDate(): string {
  return new Date().toISOString();
}
