import { describe, expect, test } from "vitest";
import { addYears, readDay, toDay, toDayNumber } from "../../src/rules/day-number.ts";
import { eachDay, inYear } from "./day-by-day.ts";

describe("a day that is typed", () => {
  test.each([
    ["nothing", "", null],
    ["words", "today", null],
    ["29 February of a common year", "2026-02-29", null],
    ["31 April", "2026-04-31", null],
    ["month 13", "2026-13-01", null],
    ["day first", "01-03-2026", null],
    ["two digits of a year", "26-03-01", null],
    ["the year 1899", "1899-12-31", null],
    ["the year 2200", "2200-01-01", null],
    ["something after it", "2026-03-01T00:00", null],
    ["29 February of a leap year", "2028-02-29", "2028-02-29"],
    ["29 February 2000", "2000-02-29", "2000-02-29"],
    ["no zeros before digits", "2026-3-1", "2026-03-01"],
    ["slashes", "2026/03/01", "2026-03-01"],
  ])("%s", (_, typed, expected) => {
    expect(readDay(typed)).toBe(expected);
  });
});

test("numbers run without a gap over leap days and clock changes", () => {
  let number = toDayNumber("2023-12-01");
  for (const day of eachDay("2023-12-01", "2029-03-31")) {
    expect(toDayNumber(day)).toBe(number);
    expect(toDay(number)).toBe(day);
    number += 1;
  }
});

test.each([
  ["an ordinary date", "2026-03-01", -5, "2021-03-01"],
  ["29 February, back to a common year", "2028-02-29", -5, "2023-03-01"],
  ["29 February, on to a common year", "2024-02-29", 5, "2029-03-01"],
  ["28 February", "2028-02-28", -5, "2023-02-28"],
])("years are counted from %s", (_, day, years, expected) => {
  expect(toDay(addYears(toDayNumber(day), years))).toBe(expected);
  expect(inYear(day, years)).toBe(expected);
});
