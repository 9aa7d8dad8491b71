import { expect, test } from "vitest";
import { journeysOf, journeysSchema } from "../../src/guidance/journey.ts";

const titled = { en: { title: "Move house" }, fr: { title: "Déménager" } };
const journeys = journeysSchema.parse([
  { id: "move", ...titled, steps: ["settle-in/bank", "settle-in/credit"] },
  { id: "stay", ...titled, steps: ["settle-in/credit", "settle-in/bank"] },
]);

test("a page is told its step and the next one in each journey over it", () => {
  const found = journeysOf("settle-in/credit", journeys);
  expect(found.map(({ journey, step, next }) => [journey.id, step, next])).toEqual([
    ["move", 2, null],
    ["stay", 1, "settle-in/bank"],
  ]);
  expect(journeysOf("settle-in/taxes", journeys)).toEqual([]);
});

test.each([
  ["one step is no journey", ["a/b"], "has fewer than 2 steps"],
  ["nine steps are too many", Array.from({ length: 9 }, () => "a/b"), "has more than 8 steps"],
])("%s", (_about, steps, message) => {
  const result = journeysSchema.safeParse([{ id: "move", ...titled, steps }]);
  expect(result.error?.issues.map((issue) => issue.message)).toEqual([message]);
});
