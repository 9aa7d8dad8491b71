import { describe, expect, test } from "vitest";
import { cost } from "../../src/rules/cost/tool.ts";
import { book, decided, refused } from "./book.ts";

const tool = { tool: cost, editions: book.cost.editions };
const query = (program: string, adults: number, teens = 0, children = 0, on = "2026-11-22") =>
  `program=${program}&adults=${adults}&teens=${teens}&children=${children}&on=${on}`;
const decide = (...household: Parameters<typeof query>) =>
  decided(tool, query(...household)).decision;

describe("a household that the program does not take is refused, with the place", () => {
  test.each([
    [
      "three adults in one application for permanent residence",
      query("express-entry", 3),
      ["adults problem.range"],
    ],
    ["no adult", query("express-entry", 0, 1), ["adults problem.range"]],
    ["nobody", query("citizenship", 0), ["adults problem.nobody"]],
    ["a child on a study permit", query("study-permit", 1, 0, 1), ["children problem.minors"]],
    ["a program that does not exist", query("green-card", 1), ["program problem.choose"]],
    ["a day that does not exist", query("eta", 1, 0, 0, "2026-11-31"), ["on problem.day"]],
  ])("%s", (_, asked, problems) => {
    expect(refused(tool, asked)).toEqual(problems);
  });
});

describe("sums of government fees", () => {
  test.each([
    ["one adult, Express Entry: 990 + 600 + 85", query("express-entry", 1), 1675, true],
    ["a couple: twice 1,590 and the family's fingerprints", query("express-entry", 2), 3350, true],
    ["a child's fee was not seen", query("express-entry", 2, 0, 1), 3350, false],
    [
      "a child of 14 gives fingerprints: still the family's most",
      query("express-entry", 2, 1),
      3350,
      false,
    ],
    ["one adult and a teenager reach the family's most", query("express-entry", 1, 1), 1760, false],
    [
      "the old fees until the last day",
      query("express-entry", 1, 0, 0, "2026-04-29"),
      950 + 575 + 85,
      true,
    ],
    ["the new ones from the next", query("express-entry", 1, 0, 0, "2026-04-30"), 1675, true],
    [
      "before any known amount, fingerprints apart",
      query("express-entry", 1, 0, 0, "2024-04-29"),
      85,
      false,
    ],
    [
      "a sponsored partner: the sponsorship fee was not seen",
      query("sponsor-partner", 1),
      1255,
      false,
    ],
    ["four visitors", query("visitor-visa", 2, 0, 2), 400 + 170, true],
    ["six visitors pay for five", query("visitor-visa", 2, 2, 2), 500 + 170, true],
    ["three travel authorizations", query("eta", 2, 0, 1), 21, true],
    ["an open work permit", query("open-work-permit", 1), 155 + 100 + 85, true],
    ["a working holiday", query("youth-mobility", 1), 184.75 + 100 + 85, true],
    ["three visitors restore their status", query("restore-visitor", 2, 0, 1), 738.75, true],
    ["a worker restores the status", query("restore-worker", 1), 401.25, true],
    ["a family of four becomes citizens", query("citizenship", 2, 1, 1), 1506, true],
    ["the year before, with cents", query("citizenship", 2, 0, 0, "2026-03-30"), 1299.5, true],
    ["proof for three", query("citizenship-proof", 3), 225, true],
  ])("%s", (_, asked, total, complete) => {
    expect(decided(tool, asked).decision).toMatchObject({ total, complete });
  });
});

test("with tests and exams, one adult plans for what the guide says", () => {
  expect(decide("express-entry", 1)).toMatchObject({ planLeast: 2315, planMost: 2655 });
});

test("the result names the day for which its oldest amount was seen", () => {
  expect(decide("citizenship", 1).seen).toBe("2026-09-30");
});

test("the total is the sum of its lines for every program and household", () => {
  for (const program of Object.keys(book.cost.editions[0]?.programs ?? {}))
    for (const [adults, teens, children] of [
      [1, 0, 0],
      [2, 0, 0],
      [2, 1, 3],
      [0, 1, 0],
      [7, 2, 1],
    ] as const) {
      const given = refused(tool, query(program, adults, teens, children));
      if (given.length > 0) continue;
      const { fees, total } = decide(program, adults, teens, children);
      const cents = fees.reduce((sum, { amount }) => sum + Math.round((amount ?? 0) * 100), 0);
      expect([program, adults, teens, children, Math.round(total * 100)]).toEqual([
        program,
        adults,
        teens,
        children,
        cents,
      ]);
      for (const { key, each, people, amount, capped } of fees)
        if (each !== null)
          expect([key, capped, amount === each * people]).toEqual([key, capped, !capped]);
    }
});
