import { describe, expect, test } from "vitest";
import { createLoopMeter, startLoopMeter } from "../../../src/server/meter/event-loop.ts";

/** Node's histogram as far as it matters: it starts to measure at the first tick after `reset`, and says anything when empty. */
function createTicks() {
  let longestNs = 0;
  let count = 0;
  let started = false;
  return {
    get count() {
      return count;
    },
    percentile: () => (count === 0 ? 9e18 : longestNs),
    reset() {
      [longestNs, count, started] = [0, 0, false];
    },
    tick(afterMs: number) {
      if (started) [longestNs, count] = [Math.max(longestNs, afterMs * 1e6), count + 1];
      started = true;
    },
  };
}

/** A loop whose times are set by hand. */
function createLoop() {
  const times = { active: 0, idle: 0 };
  const ticks = [createTicks(), createTicks()] as const;
  return {
    meter: createLoopMeter({ readTimes: () => ({ ...times }), ticks, resolutionMs: 10 }, 3),
    /** Time passes, with a tick at its start and one `tickMs` later, or with none. */
    pass({ active, idle, tickMs }: { active: number; idle: number; tickMs?: number }) {
      times.active += active;
      times.idle += idle;
      if (tickMs === undefined) return;
      for (const one of ticks) {
        one.tick(10);
        one.tick(tickMs);
      }
    },
    /** The only tick of a window. */
    tick(afterMs: number) {
      for (const one of ticks) one.tick(afterMs);
    },
  };
}

describe("windows of the event loop", () => {
  test("before the first window it is quiet, and a window of no length is too", () => {
    const { meter } = createLoop();
    expect(meter.latest()).toEqual({ utilisation: 0, delayP99S: 0 });
    expect(meter.highest()).toEqual({ utilisation: 0, delayP99S: 0 });
    expect(meter.turn()).toEqual({ utilisation: 0, delayP99S: 0 });
  });

  test("a crowd after a quiet night is seen at once, and its end too", () => {
    const { meter, pass } = createLoop();
    pass({ active: 1000, idle: 35_999_000, tickMs: 10 });
    expect(meter.turn().utilisation).toBeLessThan(0.001);
    pass({ active: 240, idle: 10, tickMs: 60 });
    expect(meter.turn()).toEqual({ utilisation: 0.96, delayP99S: 0.05 });
    expect(meter.latest()).toEqual({ utilisation: 0.96, delayP99S: 0.05 });
    pass({ active: 25, idle: 225, tickMs: 10.1 });
    expect(meter.turn().utilisation).toBeCloseTo(0.1, 9);
  });

  test.each([
    ["ticks that came early are no delay", { active: 1, idle: 1, tickMs: 9.8 }, 0],
    ["ticks in time are no delay", { active: 1, idle: 1, tickMs: 10 }, 0],
    ["no tick says nothing", { active: 1, idle: 1 }, 0],
    ["a block of 300 ms", { active: 1, idle: 1, tickMs: 310 }, 0.3],
  ])("%s", (_about, passed, expected) => {
    const { meter, pass } = createLoop();
    pass(passed);
    expect(meter.turn().delayP99S).toBeCloseTo(expected, 9);
  });

  test("a spike between two looks is told until its window is left behind", () => {
    const { meter, pass } = createLoop();
    const turn = (active: number, tickMs: number) => {
      pass({ active, idle: 100 - active, tickMs });
      meter.turn();
      return meter.highest();
    };
    turn(90, 20);
    expect(turn(10, 500)).toEqual({ utilisation: 0.9, delayP99S: 0.49 });
    expect(turn(10, 10)).toEqual({ utilisation: 0.9, delayP99S: 0.49 });
    expect(turn(10, 10)).toEqual({ utilisation: 0.1, delayP99S: 0.49 });
    expect(turn(10, 10)).toEqual({ utilisation: 0.1, delayP99S: 0.49 });
    expect(turn(10, 10)).toEqual({ utilisation: 0.1, delayP99S: 0 });
  });

  test("a loop that is always blocked, with one tick in each window, is seen to be late", () => {
    const { meter, tick } = createLoop();
    for (let window = 0; window < 6; window += 1) {
      meter.turn();
      tick(300);
    }
    expect(meter.latest().delayP99S).toBeCloseTo(0.29, 9);
  });

  test("this process's own loop can be read: a blocked loop is busy and late", async () => {
    const meter = startLoopMeter();
    // Timers run in the order in which they are due: three ticks of 20 ms come before this one.
    const wait = () => new Promise((resolve) => setTimeout(resolve, 60));
    await wait();
    meter.turn();
    const untilMs = performance.now() + 100;
    while (performance.now() < untilMs);
    await wait();
    const { utilisation, delayP99S } = meter.turn();
    meter.stop();
    expect(utilisation).toBeGreaterThan(0);
    expect(utilisation).toBeLessThanOrEqual(1);
    expect(delayP99S).toBeGreaterThan(0.05);
  });
});
