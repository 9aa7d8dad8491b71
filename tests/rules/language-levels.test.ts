import { describe, expect, test } from "vitest";
import { pointsRanking } from "../../src/rules/points-ranking/tool.ts";
import { book, decided } from "./book.ts";
import { query, scores } from "./ranking-query.ts";

const tool = { tool: pointsRanking, editions: book.pointsRanking.editions };

describe("test results become levels", () => {
  test.each([
    ["IELTS at level 9", "en", "ielts", [8, 7, 7, 7], [9, 9, 9, 9]],
    ["IELTS a half point below level 9 to listen", "en", "ielts", [7.5, 7, 7, 7], [8, 9, 9, 9]],
    ["IELTS with a comma", "en", "ielts", ["8,5", 8, "7,5", "7,5"], [10, 10, 10, 10]],
    ["CELPIP 12", "en", "celpip", [12, 12, 12, 12], [10, 10, 10, 10]],
    ["CELPIP 3", "en", "celpip", [3, 3, 3, 3], [0, 0, 0, 0]],
    ["PTE Core at level 7", "en", "pte", [60, 60, 69, 68], [7, 7, 7, 7]],
    ["TEF Canada at level 5", "fr", "tef", [352, 352, 330, 387], [5, 5, 5, 5]],
    ["TCF Canada at level 10", "fr", "tcf", [549, 549, 16, 16], [10, 10, 10, 10]],
    ["TCF Canada one point below it", "fr", "tcf", [548, 548, 15, 15], [9, 9, 9, 9]],
  ] as const)("%s", (_, firstLanguage, name, four, [listening, reading, writing, speaking]) => {
    const { profile } = decided(
      tool,
      query({ firstLanguage, ...scores("first", four, name) }),
    ).decision;
    expect(profile.first).toEqual({
      Listening: listening,
      Reading: reading,
      Writing: writing,
      Speaking: speaking,
    });
  });
});

describe("strong French", () => {
  const french = (level: number) => scores("second", [level, level, level, level]);
  test.each([
    ["French 7 with English 9", french(7), 50],
    ["French 6", french(6), 0],
    ["French 7 but not to write", scores("second", [7, 7, 6, 7]), 0],
    [
      "French 7 with English 4 in one ability",
      { ...french(7), ...scores("first", [9, 9, 4, 9]) },
      25,
    ],
    ["French first, no English", { firstLanguage: "fr" }, 25],
    ["French first, English 5", { firstLanguage: "fr", ...french(5) }, 50],
  ])("%s", (_, changed, points) => {
    expect(decided(tool, query(changed)).decision.score.additional.french).toBe(points);
  });
});
