import { expect, test } from "vitest";
import type { SurgeSwitch, Wish } from "../../../src/server/surge/surge-switch.ts";
import { nextSwitch, switchAtRest } from "../../../src/server/surge/surge-switch.ts";

/** The switch after looks at these loads, one a second, as "on" and "off". */
function looks(loads: number[], wish: Wish = "automatic", from: SurgeSwitch = switchAtRest) {
  let state = from;
  return loads.map((utilization, second) => {
    state = nextSwitch(state, { wish, utilization, nowMs: second * 1000 });
    return state.on ? "on" : "off";
  });
}
const times = (count: number, value: number) => Array.from({ length: count }, () => value);

test("five seconds of heavy load throw it, a shorter burst does not", () => {
  expect(looks(times(7, 0.9))).toEqual(["off", "off", "off", "off", "off", "on", "on"]);
  expect(looks([...times(5, 0.9), 0.5, ...times(4, 0.9)])).not.toContain("on");
});

test("it releases after half a minute of little load, not after less", () => {
  const thrown = times(6, 0.9);
  expect(looks([...thrown, ...times(30, 0.3)]).at(-1)).toBe("on");
  expect(looks([...thrown, ...times(31, 0.3)]).at(-1)).toBe("off");
});

test("between the bounds it stays as it is", () => {
  expect(looks([...times(6, 0.9), ...times(60, 0.7)]).at(-1)).toBe("on");
  expect(looks(times(60, 0.7)).at(-1)).toBe("off");
});

test("an operator closes and opens it at once", () => {
  const closed = nextSwitch(switchAtRest, { wish: "closed", utilization: 0, nowMs: 0 });
  expect(closed).toMatchObject({ on: true, by: "operator" });
  expect(nextSwitch(closed, { wish: "automatic", utilization: 0, nowMs: 1 })).toMatchObject({
    on: false,
    by: null,
  });
});
