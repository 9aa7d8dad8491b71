import { describe, expect, test } from "vitest";
import { describeChange } from "../../src/rules/ledger/compare.ts";
import { findChanges } from "../../src/rules/ledger/files.ts";
import { toLedger, toText } from "../../src/rules/ledger/ledger.ts";
import type { RuleBook } from "../../src/rules/rule-book.ts";
import { book } from "./book.ts";

test("the rules decide as accepted: if this was meant, run npm run rules -- accept and read the difference", () => {
  expect(findChanges(process.cwd(), book)).toEqual({});
});

describe("a change of the rules is told by its meaning", () => {
  test.each([
    [
      "one level more for the experience class",
      changeWays(),
      "which-way",
      [
        "outcome experience-class:likely now reaches 2 more combinations, first: settle/none/atlantic/canada/middle/yes",
        "outcome experience-class:likely now reaches 4 more combinations, first: settle/none/atlantic/canada/middle/yes",
      ],
    ],
  ])("%s", (_, changed, tool, [, expected]) => {
    expect(findChanges(process.cwd(), changed)[tool]).toContain(expected);
  });

  test("ten points more for a sibling", () => {
    const editions = book.pointsRanking.editions.map((edition) => ({
      ...edition,
      additional: { ...edition.additional, sibling: 25 },
    }));
    const { "points-ranking": said } = findChanges(process.cwd(), {
      ...book,
      pointsRanking: { ...book.pointsRanking, editions },
    });
    expect(said?.join("\n")).toMatch(
      /total changes in \d+ combinations by \+10 to \+10, first: .* \(\d+ to \d+\)/,
    );
  });

  test("1,000 days in place of 1,095", () => {
    const editions = book.citizenshipDays.editions.map((edition) => ({
      ...edition,
      daysNeeded: 1000,
    }));
    const said = findChanges(process.cwd(), {
      ...book,
      citizenshipDays: { ...book.citizenshipDays, editions },
    });
    expect(Object.keys(said)).toEqual(["citizenship-days"]);
    expect(said["citizenship-days"]?.join("\n")).toMatch(
      /outcome enough now reaches \d+ more combinations/,
    );
    expect(said["citizenship-days"]?.join("\n")).toMatch(
      /first changes in \d+ combinations by -\d+ to -\d+/,
    );
  });
});

test.each([
  ["nothing changed", "a => x total=1", "a => x total=1", []],
  [
    "a combination is new and another gone",
    "a => x",
    "b => x",
    ["1 combinations are new, first: b", "1 combinations are gone, first: a"],
  ],
  [
    "another outcome",
    "a => x\nb => x",
    "a => y\nb => x",
    [
      "outcome x no longer reaches 1 combinations, first: a",
      "outcome y now reaches 1 more combinations, first: a",
    ],
  ],
  [
    "a figure",
    "a => n=1\nb => n=5",
    "a => n=3\nb => n=4",
    ["n changes in 2 combinations by -1 to +2, first: a (1 to 3)"],
  ],
  [
    "a date over a leap day",
    "a => d=2028-02-28",
    "a => d=2028-03-01",
    ["d changes in 1 combinations by +2 to +2, first: a (2028-02-28 to 2028-03-01)"],
  ],
  [
    "a figure that is no more",
    "a => n=1",
    "a => n=never",
    ["n changes in 1 combinations, first: a (1 to never)"],
  ],
])("%s", (_, accepted, now, sentences) => {
  expect(describeChange(toLedger(accepted), toLedger(now))).toEqual(sentences);
});

test("two combinations with one label are refused", () => {
  expect(() =>
    toText([
      { label: "a", tokens: ["x"] },
      { label: "a", tokens: ["y"] },
    ]),
  ).toThrow("have the label of another");
});

test("a line that is no entry is named", () => {
  expect(() => toLedger("a => x\nnonsense\n")).toThrow("Line 2");
});

/** The rules with the experience class open at the middle level. */
function changeWays(): RuleBook {
  const whichWay = book.whichWay.map((graph) => ({
    ...graph,
    ways: graph.ways.map((way) =>
      way.id === "experience-class"
        ? {
            ...way,
            cases: [
              {
                verdict: "likely" as const,
                if: { work: ["canada"], language: ["english", "french", "middle"] },
              },
            ],
          }
        : way,
    ),
  }));
  return { ...book, whichWay };
}
