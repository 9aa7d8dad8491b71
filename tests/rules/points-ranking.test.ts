import { describe, expect, test } from "vitest";
import { rankingSamples } from "../../src/rules/ledger/points-samples.ts";
import { pointsRanking } from "../../src/rules/points-ranking/tool.ts";
import { book, decided, refused } from "./book.ts";
import { query, scores } from "./ranking-query.ts";
import type { SlowProfile } from "./slow-ranking.ts";
import { slowRanking } from "./slow-ranking.ts";

const tool = { tool: pointsRanking, editions: book.pointsRanking.editions };

describe("what cannot be scored is refused, with the place", () => {
  test.each([
    ["no age", { age: "" }, ["age problem.missing"]],
    ["an age in words", { age: "twenty" }, ["age problem.whole"]],
    ["an age of 121", { age: "121" }, ["age problem.range"]],
    ["a level that does not exist", { firstListening: "13" }, ["firstListening problem.range"]],
    ["half a level", { firstListening: "7.5" }, ["firstListening problem.whole"]],
    [
      "a score above the test",
      scores("first", [9, 9, 9, 9.5], "ielts"),
      ["firstSpeaking problem.range"],
    ],
    ["no score in one ability", { firstReading: "" }, ["firstReading problem.missing"]],
    [
      "a French test for English",
      scores("first", [500, 500, 500, 500], "tef"),
      ["firstTest problem.test-of-other-language"],
    ],
    [
      "an English test as the second after English",
      scores("second", [9, 9, 9, 9], "celpip"),
      ["secondTest problem.test-of-first-language"],
    ],
    [
      "a partner who comes, and nothing about the partner",
      { partner: "coming" },
      [
        "partnerEducation problem.choose",
        "partnerWork problem.missing",
        "partnerTest problem.choose",
      ],
    ],
    ["an answer that is not offered", { education: "phd" }, ["education problem.choose"]],
  ])("%s", (_, changed, problems) => {
    expect(refused(tool, query(changed))).toEqual(problems);
  });
});

describe("worked examples, to the point", () => {
  test.each([
    [
      "single, 29, bachelor abroad",
      {},
      { core: 354, partner: 0, transfer: 75, additional: 0, total: 429 },
    ],
    [
      "single, 32, master's, French 7",
      {
        age: "32",
        education: "master",
        ...scores("first", [10, 10, 10, 10]),
        ...scores("second", [7, 7, 7, 7]),
        foreignWork: "4",
      },
      { core: 377, partner: 0, transfer: 100, additional: 50, total: 527 },
    ],
    [
      "single, 27, master's earned in Canada",
      {
        age: "27",
        education: "master",
        canadianStudy: "long",
        canadianWork: "2",
        foreignWork: "0",
      },
      { core: 422, partner: 0, transfer: 50, additional: 30, total: 502 },
    ],
    [
      "tradesperson, 38, with a sister",
      {
        age: "38",
        education: "two-year",
        ...scores("first", [8, 7, 7, 8]),
        canadianWork: "1",
        foreignWork: "5",
        certificate: "yes",
        sibling: "yes",
      },
      { core: 279, partner: 0, transfer: 100, additional: 15, total: 394 },
    ],
    [
      "the most a single person can have",
      {
        education: "doctorate",
        ...scores("first", [12, 12, 12, 12]),
        ...scores("second", [12, 12, 12, 12]),
        canadianWork: "9",
        certificate: "yes",
        nomination: "yes",
        sibling: "yes",
        canadianStudy: "long",
      },
      { core: 500, partner: 0, transfer: 100, additional: 600, total: 1200 },
    ],
    [
      "the most with a partner",
      {
        education: "doctorate",
        ...scores("first", [12, 12, 12, 12]),
        ...scores("second", [12, 12, 12, 12]),
        canadianWork: "9",
        nomination: "yes",
        partner: "coming",
        partnerEducation: "doctorate",
        partnerWork: "5",
        ...scores("partner", [9, 9, 9, 9]),
      },
      { core: 460, partner: 40, transfer: 100, additional: 600, total: 1200 },
    ],
  ])("%s", (_, changed, expected) => {
    const { core, partner, transfer, additional, total } = decided(tool, query(changed)).decision
      .score;
    expect({
      core: core.total,
      partner: partner.total,
      transfer: transfer.total,
      additional: additional.total,
      total,
    }).toEqual(expected);
  });

  test("the rows of the first example", () => {
    expect(decided(tool, query({})).decision.score).toMatchObject({
      core: { age: 110, education: 120, first: 124, second: 0, canadianWork: 0 },
      transfer: { education: 25, foreignWork: 50, certificate: 0 },
    });
  });
});

test("every sample agrees with the tables written out by hand", () => {
  for (const { label, query: asked } of rankingSamples()) {
    const { input, decision } = decided(tool, asked);
    expect(`${label}: ${decision.score.total}`).toBe(
      `${label}: ${slowRanking(input as SlowProfile)}`,
    );
  }
});

describe("what the result says", () => {
  test.each([
    ["while the tables were in force", "2026-11-02", false, "verdict.total"],
    ["from the day after", "2026-11-03", true, "verdict.ended"],
    ["before they began", "2025-03-24", false, "verdict.total"],
  ])("%s", (_, day, ended, verdict) => {
    const { told } = decided(tool, query({}), day);
    expect([told.edition.ended, told.verdict.key]).toEqual([ended, verdict]);
  });

  test("a change of one answer gives the total that a new form would give", () => {
    const { decision } = decided(tool, query({}));
    const totals = Object.fromEntries(
      decision.improvements.map(({ line }) => [line.key, line.values["total"]?.value]),
    );
    const total = (changed: Record<string, string>) =>
      decided(tool, query(changed)).decision.score.total;
    expect(totals).toEqual({
      "change.nomination": total({ nomination: "yes" }),
      "change.french": total(scores("second", [7, 7, 7, 7])),
      "change.canadian-work": total({ canadianWork: "1" }),
      "change.birthday": total({ age: "30" }),
    });
  });

  test("the answers about a partner who stays behind are dropped from the address", () => {
    const { query: address } = decided(
      tool,
      query({
        partner: "staying",
        partnerEducation: "doctorate",
        partnerWork: "5",
        partnerTest: "none",
      }),
    );
    expect(address).toContain("partner=staying");
    expect(address).not.toContain("partnerEducation");
  });
});
