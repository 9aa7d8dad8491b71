import { describe, expect, test } from "vitest";
import { toCurve } from "../../src/surge/curve.ts";
import { readProfile } from "../../src/surge/read-profile.ts";

const profile = readProfile("election-night-2016");
const summary = (phases?: string[]): unknown => {
  const curve = toCurve(profile, { visitors: 2000, seconds: 100, ...(phases ? { phases } : {}) });
  return {
    from: curve.clockAt(0) / 60,
    to: curve.clockAt(100_000) / 60,
    here: [curve.visitorsAt(0), curve.visitorsAt(100_000)],
    phases: curve.phases.map(({ name, fromMs, toMs }) => [
      name,
      Math.round(fromMs),
      Math.round(toMs),
    ]),
    points: curve.points.length,
  };
};

describe("the stretch of the night that is run", () => {
  test.each<[string, string[] | undefined, ReturnType<typeof summary>]>([
    [
      "the standard one",
      undefined,
      {
        from: 21,
        to: 24,
        here: [170, 2000],
        phases: [
          ["ramp", 0, 66_667],
          ["hold", 66_667, 100_000],
        ],
        points: 3,
      },
    ],
    [
      "the day",
      ["day"],
      { from: 14, to: 21, here: [170, 170], phases: [["day", 0, 100_000]], points: 2 },
    ],
    [
      "in any order",
      ["hold", "ramp"],
      {
        from: 21,
        to: 24,
        here: [170, 2000],
        phases: [
          ["ramp", 0, 66_667],
          ["hold", 66_667, 100_000],
        ],
        points: 3,
      },
    ],
    [
      "the tail",
      ["tail"],
      { from: 24, to: 48, here: [2000, 1000], phases: [["tail", 0, 100_000]], points: 3 },
    ],
  ])("%s", (_, phases, expected) => {
    expect(summary(phases)).toEqual(expected);
  });

  test("all of it is 34 hours", () => {
    expect(summary(["all"])).toMatchObject({ from: 14, to: 48, points: 6 });
  });
});

test("people and time are scaled apart", () => {
  const real = toCurve(profile, { visitors: 200_000, seconds: 10_800 });
  const small = toCurve(profile, { visitors: 200, seconds: 10_800 });
  const short = toCurve(profile, { visitors: 200_000, seconds: 60 });
  expect([real.compression, small.compression, short.compression]).toEqual([1, 1, 180]);
  expect([real.oneStandsFor, small.oneStandsFor, short.oneStandsFor]).toEqual([1, 1000, 1]);
  expect(short.visitorsAt(30_000)).toBe(real.visitorsAt(5_400_000));
});
