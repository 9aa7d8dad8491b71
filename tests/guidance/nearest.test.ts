import { expect, test } from "vitest";
import { nearestNames } from "../../src/guidance/nearest.ts";

const known = ["immigrate/visit", "immigrate/visa", "settle-in/bank", "settle-in/living-quebec"];

test.each([
  ["a letter too many", "immigrate/vissit", "immigrate/visit"],
  ["another section", "immigrate/bank", "settle-in/bank"],
  ["two letters exchanged", "settle-in/living-qeubec", "settle-in/living-quebec"],
])("the name that was meant comes first: %s", (_about, written, meant) => {
  expect(nearestNames(written, known)[0]).toBe(meant);
});

test("what looks like nothing gets no suggestion, and there are never more than asked for", () => {
  expect(nearestNames("zzz", known)).toEqual([]);
  expect(nearestNames("immigrate/vis", known, 1)).toHaveLength(1);
});
