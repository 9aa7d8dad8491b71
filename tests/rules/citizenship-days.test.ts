import { describe, expect, test } from "vitest";
import { citizenshipDays } from "../../src/rules/citizenship-days/tool.ts";
import { book, decided, refused } from "./book.ts";

const tool = { tool: citizenshipDays, editions: book.citizenshipDays.editions };
const decide = (query: string) => decided(tool, query).decision;
const trips = (...pairs: [string, string][]) =>
  pairs.map(([left, back]) => `&left=${left}&back=${back}`).join("");

describe("what cannot be counted is refused, with the place", () => {
  test.each([
    ["no day at all", "permanent=&sign=", ["permanent problem.missing"]],
    [
      "a day that does not exist",
      "permanent=2023-02-30&sign=2026-03-01",
      ["permanent problem.day"],
    ],
    [
      "signing on the day of landing",
      "permanent=2023-01-10&sign=2023-01-10",
      ["sign problem.sign-before-permanent"],
    ],
    [
      "a return before the departure",
      `permanent=2023-01-10&sign=2026-03-01${trips(["2024-07-06", "2024-07-01"])}`,
      ["back 0 problem.back-before-left"],
    ],
    [
      "trips that overlap",
      `permanent=2023-01-10&sign=2026-03-01${trips(["2024-07-01", "2024-07-10"], ["2024-07-09", "2024-07-20"])}`,
      ["left 1 problem.trips-overlap"],
    ],
    [
      "the same, typed in the other order",
      `permanent=2023-01-10&sign=2026-03-01${trips(["2024-07-09", "2024-07-20"], ["2024-07-01", "2024-07-10"])}`,
      ["left 0 problem.trips-overlap"],
    ],
    [
      "a trip after one without a return",
      `permanent=2023-01-10&sign=2026-03-01${trips(["2024-07-01", ""], ["2024-08-01", "2024-08-20"])}`,
      ["back 0 problem.still-away"],
    ],
    [
      "a return without a departure",
      `permanent=2023-01-10&sign=2026-03-01${trips(["", "2024-07-10"])}`,
      ["left 0 problem.missing"],
    ],
    [
      "an earlier stay after landing",
      "permanent=2023-01-10&sign=2026-03-01&allowedFrom=2023-05-01&allowedTo=",
      ["allowedFrom 0 problem.allowed-after-permanent"],
    ],
    [
      "a sentence that ends before it begins",
      "permanent=2023-01-10&sign=2026-03-01&sentenceFrom=2024-05-01&sentenceTo=2024-04-01",
      ["sentenceTo 0 problem.end-before-start"],
    ],
    [
      "121 trips",
      `permanent=2023-01-10&sign=2026-03-01${trips(...Array.from({ length: 121 }, (): [string, string] => ["2024-07-01", "2024-07-01"]))}`,
      ["left problem.rows"],
    ],
  ])("%s", (_, query, problems) => {
    expect(refused(tool, query)).toEqual(problems);
  });
});

describe("worked examples, to the day", () => {
  const one = `permanent=2023-01-10&sign=2026-03-01${trips(["2023-12-15", "2024-01-05"], ["2024-07-01", "2024-07-06"], ["2025-08-02", "2025-08-23"])}`;
  const two = `permanent=2024-03-15&sign=2026-04-01&allowedFrom=2021-09-01&allowedTo=${trips(["2022-12-20", "2023-01-08"], ["2024-08-10", "2024-08-25"])}`;
  const three = `permanent=2023-11-01&sign=2026-06-15&allowedFrom=2023-01-05&allowedTo=2023-10-31${trips(["2024-12-18", "2025-01-10"], ["2025-07-05", "2025-07-27"])}`;
  const five = "permanent=2024-10-01&sign=2027-01-10&allowedFrom=2023-05-10&allowedTo=2024-09-30";
  test.each([
    [
      "1, no earlier time",
      one,
      {
        permanentSpan: 1146,
        permanentAway: 44,
        credit: 0,
        total: 1102,
        margin: 7,
        enough: true,
        firstPossible: "2026-02-22",
      },
    ],
    [
      "2, a student then worker, at the cap",
      two,
      {
        earlierDays: 908,
        earlierHalf: 454,
        credit: 365,
        permanentSpan: 747,
        permanentAway: 14,
        total: 1098,
        margin: 3,
        enough: true,
        firstPossible: "2026-03-29",
      },
    ],
    [
      "3, 300 days as a worker",
      three,
      {
        earlierDays: 300,
        credit: 150,
        permanentSpan: 957,
        permanentAway: 43,
        permanentDays: 914,
        total: 1064,
        margin: -31,
        enough: false,
        nextPossible: "2026-07-16",
      },
    ],
    [
      "5, from the decision that gave protection",
      five,
      {
        earlierDays: 510,
        credit: 255,
        permanentDays: 831,
        total: 1086,
        margin: -9,
        enough: false,
        nextPossible: "2027-01-19",
      },
    ],
    [
      "the window of the official questions and answers",
      "permanent=2015-01-01&sign=2018-04-01",
      { from: "2013-04-01", to: "2018-03-31" },
    ],
  ])("%s", (_, query, expected) => {
    expect(decide(query)).toMatchObject(expected);
  });

  test.each([
    ["out and back on one day", "2024-07-01", "2024-07-01", 0],
    ["back the next day", "2024-07-01", "2024-07-02", 0],
    ["back the day after", "2024-07-01", "2024-07-03", 1],
    ["1 to 6 July", "2024-07-01", "2024-07-06", 4],
    ["over 29 February", "2024-02-28", "2024-03-01", 1],
    ["18 December to 10 January", "2024-12-18", "2025-01-10", 22],
  ])("a trip, %s", (_, left, back, away) => {
    expect(decide(`permanent=2023-01-10&sign=2026-03-01${trips([left, back])}`).permanentAway).toBe(
      away,
    );
  });
});

describe("days that are worth another amount", () => {
  test.each([
    [
      "a sentence, both ends included",
      "&sentenceFrom=2024-05-01&sentenceTo=2024-05-31",
      { permanentSentence: 31, permanentDays: 1115 },
    ],
    [
      "a trip inside a sentence is lost once",
      `&sentenceFrom=2024-05-01&sentenceTo=2024-05-31${trips(["2024-05-10", "2024-05-20"])}`,
      { permanentSentence: 31, permanentAway: 0, permanentDays: 1115 },
    ],
    [
      "a sentence that still lasts",
      "&sentenceFrom=2026-02-01&sentenceTo=",
      { permanentSentence: 28, nextPossible: "2026-03-01" },
    ],
    [
      "service abroad",
      `&serviceFrom=2024-05-01&serviceTo=2024-12-31${trips(["2024-05-10", "2024-05-20"])}`,
      { permanentAway: 0, permanentDays: 1146 },
    ],
    [
      "an absence that has not ended",
      "&left=2025-01-01&back=",
      { permanentAway: 423, total: 723, nextPossible: null },
    ],
  ])("%s", (_, more, expected) => {
    expect(decide(`permanent=2023-01-10&sign=2026-03-01${more}`)).toMatchObject(expected);
  });

  test("a half day too few is not enough", () => {
    const query = (from: string) =>
      `permanent=2024-01-02&sign=2026-01-01&allowedFrom=${from}&allowedTo=`;
    expect(decide(query("2022-01-02"))).toMatchObject({
      earlierHalf: 365,
      total: 1095,
      enough: true,
    });
    expect(decide(query("2022-01-03"))).toMatchObject({
      earlierHalf: 364.5,
      total: 1094.5,
      enough: false,
    });
  });
});

test("an empty day of signing is the day given as today", () => {
  expect(decided(tool, "permanent=2023-01-10&sign=", "2026-03-01").query).toBe(
    "permanent=2023-01-10&sign=2026-03-01",
  );
});

test("the order of the rows does not change the address", () => {
  const a: [string, string] = ["2024-07-01", "2024-07-06"];
  const b: [string, string] = ["2023-12-15", "2024-01-05"];
  const query = (...those: [string, string][]) =>
    decided(tool, `sign=2026-3-1&permanent=2023-01-10${trips(...those)}&left=&back=&extra=1`).query;
  expect([query(a, b), query(b, a)]).toEqual(
    Array(2).fill(
      "permanent=2023-01-10&sign=2026-03-01&left=2023-12-15&back=2024-01-05&left=2024-07-01&back=2024-07-06",
    ),
  );
});
