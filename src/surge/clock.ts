/** Time of a run, in milliseconds since it began. The only clock of the lab; tests hand in one they move themselves. */
export interface Clock {
  nowMs(): number;
  /** Calls once when the moment has come; at the next chance when it has passed. A later call takes the place of this one. */
  wakeAt(dueMs: number, action: () => void): void;
  /** Calls no more. */
  cancel(): void;
}

/** A moment that all processes of this machine agree on: milliseconds of its monotonic clock. */
export function readMonotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** A clock that goes with real time. Before `startAt` is called it stands a long time before the start. */
export function createClock(): Clock & { startAt(monotonicMs: number): void } {
  // performance.now() costs no BigInt; it runs alike, from another beginning.
  let offsetMs = Number.NEGATIVE_INFINITY;
  const nowMs = (): number => performance.now() + offsetMs;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Immediate | undefined;
  const cancel = (): void => {
    clearTimeout(timer);
    clearImmediate(soon);
  };
  return {
    nowMs,
    cancel,
    startAt(monotonicMs) {
      offsetMs = readMonotonicMs() - performance.now() - monotonicMs;
    },
    wakeAt(dueMs, action) {
      cancel();
      const leftMs = dueMs - nowMs();
      // Timers go by whole milliseconds and round down; rounded up, nothing is sent before it is due. The longest is 24 days.
      if (leftMs > 0) timer = setTimeout(action, Math.min(2 ** 31 - 1, Math.ceil(leftMs)));
      else soon = setImmediate(action);
    },
  };
}

/** The moment as a date, for the head of a report. */
export function readDate(): string {
  return new Date().toISOString();
}
