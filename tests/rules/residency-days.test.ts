import { describe, expect, test } from "vitest";
import { residencyDays } from "../../src/rules/residency-days/tool.ts";
import { book, decided, refused } from "./book.ts";

const tool = { tool: residencyDays, editions: book.residencyDays.editions };
const decide = (query: string) => decided(tool, query).decision;
const trip = (left: string, back: string, why = "") => `&left=${left}&back=${back}&why=${why}`;

describe("what cannot be counted is refused, with the place", () => {
  test.each([
    ["no landing", "permanent=&on=2026-01-01", ["permanent problem.missing"]],
    [
      "a check before the landing",
      "permanent=2023-01-10&on=2023-01-09",
      ["on problem.check-before-permanent"],
    ],
    [
      "a reason that does not exist",
      `permanent=2023-01-10&on=2026-01-01${trip("2024-01-01", "2024-02-01", "holiday")}`,
      ["why 0 problem.choose"],
    ],
    [
      "overlapping trips",
      `permanent=2023-01-10&on=2026-01-01${trip("2024-01-01", "2024-02-01")}${trip("2024-01-31", "2024-03-01")}`,
      ["left 1 problem.trips-overlap"],
    ],
  ])("%s", (_, query, problems) => {
    expect(refused(tool, query)).toEqual(problems);
  });
});

describe("the first five years look ahead", () => {
  test.each([
    [
      "nobody has failed on the day of landing",
      "permanent=2024-02-29&on=2024-02-29",
      {
        period: "first",
        from: "2024-02-29",
        to: "2029-02-28",
        counted: 0,
        possible: 1827,
        meets: true,
      },
    ],
    [
      "away from the first day, on the last day to come back",
      `permanent=2021-01-01&on=2024-01-01${trip("2021-01-01", "")}`,
      { counted: 1, possible: 731, total: 732, meets: true, failsIfAwayUntil: "2024-01-04" },
    ],
    [
      "two days later there are exactly enough",
      `permanent=2021-01-01&on=2024-01-03${trip("2021-01-01", "")}`,
      { total: 730, meets: true },
    ],
    [
      "and three days later too few",
      `permanent=2021-01-01&on=2024-01-04${trip("2021-01-01", "")}`,
      { total: 729, meets: false },
    ],
    [
      "a planned trip counts as made",
      `permanent=2021-01-01&on=2024-01-01${trip("2021-01-01", "2024-01-01")}${trip("2024-02-01", "2024-03-01")}`,
      { total: 704, meets: false, meetsFrom: "2024-01-01" },
    ],
  ])("%s", (_, query, expected) => {
    expect(decide(query)).toMatchObject(expected);
  });
});

test("a person who came back on the day of the check can leave again on it", () => {
  const fails = (back: string) =>
    decide(`permanent=2019-01-01&on=2025-01-01${trip("2024-06-01", back)}`).failsIfAwayUntil;
  // From 4 June 2022 to 1 June 2024 there are 729 days; the day of the check is one more for the person who came back on it.
  expect([fails("2025-01-01"), fails("2025-01-02")]).toEqual(["2027-06-05", "2027-06-04"]);
});

describe("after five years the window rolls", () => {
  test.each([
    [
      "the day of the fifth anniversary looks back",
      "permanent=2021-01-01&on=2026-01-01",
      { period: "rolling", from: "2021-01-01", to: "2025-12-31", counted: 1826, possible: 0 },
    ],
    [
      "the day before still looks ahead",
      "permanent=2021-01-01&on=2025-12-31",
      { period: "first", counted: 1825, possible: 1 },
    ],
    [
      "exactly 730 days",
      `permanent=2019-01-01&on=2025-01-01${trip("2020-01-01", "2023-01-03")}`,
      { lost: 1097, counted: 730, meets: true, margin: 0 },
    ],
    [
      "a long absence falls short",
      `permanent=2019-01-01&on=2025-01-01${trip("2020-01-01", "2023-02-01")}`,
      { counted: 701, meets: false, margin: -29 },
    ],
    [
      "with a citizen it counts",
      `permanent=2019-01-01&on=2025-01-01${trip("2020-01-01", "2023-02-01", "citizen")}`,
      { counted: 1827, countedAbroad: 1126, lost: 0, meets: true },
    ],
    [
      "still away with a posting, never fails",
      `permanent=2019-01-01&on=2025-01-01${trip("2020-01-01", "", "posted")}`,
      { meets: true, failsIfAwayUntil: null },
    ],
  ])("%s", (_, query, expected) => {
    expect(decide(query)).toMatchObject(expected);
  });
});

test("a reason left empty is another reason, and the address says so", () => {
  const { query, decision } = decided(
    tool,
    `permanent=2019-01-01&on=2025-01-01${trip("2020-01-01", "2020-02-01")}`,
  );
  expect(query).toBe(
    "permanent=2019-01-01&on=2025-01-01&left=2020-01-01&back=2020-02-01&why=other",
  );
  expect(decision.lost).toBe(30);
});
