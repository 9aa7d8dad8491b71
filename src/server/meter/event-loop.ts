import { monitorEventLoopDelay, performance } from "node:perf_hooks";

/** How busy a process's event loop was in one window. */
export interface LoopReading {
  /** Part of the window in which it worked, 0 to 1. */
  utilisation: number;
  /** How late the loop came to its timers: the time that 99 in 100 did not exceed, in this window and the one before. */
  delayP99S: number;
}

/** Times between ticks of a timer, in nanoseconds: Node's histogram of the loop's delay. */
export interface Ticks {
  readonly count: number;
  percentile(percent: number): number;
  reset(): void;
}

/** What is measured; the clock and the loop are somebody else's. */
export interface LoopSources {
  /** Time since start that the loop worked and waited, in any one unit. */
  readTimes: () => { active: number; idle: number };
  /**
   * Two of a kind, emptied by turns. After `reset` Node's histogram drops the time up to its next tick (measured: a block of 200 ms
   * right after it leaves no trace), so with one of them a loop that is always blocked would look quiet. The other sees that time.
   */
  ticks: readonly [Ticks, Ticks];
  resolutionMs: number;
}

export interface LoopMeter {
  /** Ends a window and begins the next; gives what it was like. */
  turn(): LoopReading;
  /** The last window: what admission looks at. */
  latest(): LoopReading;
  /** The highest of the windows kept, each figure for itself: what a monitor sees that looks only now and then. */
  highest(): LoopReading;
}

const quiet: LoopReading = { utilisation: 0, delayP99S: 0 };

/** Each window is measured against the end of the one before, never against the start: a quiet night must not hide a crowd. */
export function createLoopMeter(
  { readTimes, ticks, resolutionMs }: LoopSources,
  windowsKept: number,
): LoopMeter {
  let before = readTimes();
  let [newer, older] = ticks;
  const windows: LoopReading[] = [];
  // A tick that came in time is one resolution after the last. With no tick there is nothing to read but rubbish.
  const delayMs = (one: Ticks): number =>
    one.count === 0 ? 0 : one.percentile(99) / 1e6 - resolutionMs;
  return {
    turn() {
      const after = readTimes();
      const active = after.active - before.active;
      const whole = active + after.idle - before.idle;
      before = after;
      const reading = {
        utilisation: whole > 0 ? active / whole : 0,
        delayP99S: Math.max(0, delayMs(newer), delayMs(older)) / 1000,
      };
      older.reset();
      [newer, older] = [older, newer];
      windows.push(reading);
      if (windows.length > windowsKept) windows.shift();
      return reading;
    },
    latest: () => windows.at(-1) ?? quiet,
    highest: () => ({
      utilisation: Math.max(0, ...windows.map(({ utilisation }) => utilisation)),
      delayP99S: Math.max(0, ...windows.map(({ delayP99S }) => delayP99S)),
    }),
  };
}

/** Windows of 250 ms; the last 60 of them, 15 s, are one usual time between two looks of a monitor. */
const windowMs = 250;
const windowsKept = 60;
const resolutionMs = 20;

/** Measures this process until `stop`; does not keep it alive. */
export function startLoopMeter(): LoopMeter & { stop(): void } {
  const startTicks = () => {
    const ticks = monitorEventLoopDelay({ resolution: resolutionMs });
    ticks.enable();
    return ticks;
  };
  const ticks = [startTicks(), startTicks()] as const;
  const readTimes = () => performance.eventLoopUtilization();
  const meter = createLoopMeter({ readTimes, ticks, resolutionMs }, windowsKept);
  const timer = setInterval(meter.turn, windowMs);
  timer.unref();
  return {
    ...meter,
    stop() {
      clearInterval(timer);
      for (const one of ticks) one.disable();
    },
  };
}
