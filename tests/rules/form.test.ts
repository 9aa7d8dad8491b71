import { describe, expect, test } from "vitest";
import {
  choice,
  day,
  dayOrToday,
  decimal,
  onlyIf,
  optional,
  rows,
  whole,
} from "../../src/rules/form/field.ts";
import { readFields, toTyped } from "../../src/rules/form/read-form.ts";
import { toQuery } from "../../src/rules/form/write-query.ts";
import { citizenshipSamples, residencySamples } from "../../src/rules/ledger/days-samples.ts";
import { gridSamples, rankingSamples } from "../../src/rules/ledger/points-samples.ts";
import { citizenshipDays } from "../../src/rules/citizenship-days/tool.ts";
import { pointsRanking } from "../../src/rules/points-ranking/tool.ts";
import { residencyDays } from "../../src/rules/residency-days/tool.ts";
import { sixtySevenPoints } from "../../src/rules/sixty-seven-points/tool.ts";
import { book, decided } from "./book.ts";

const fields = {
  color: choice(["red", "green"]),
  size: whole(1, 20),
  weight: decimal(0, 9),
  shade: onlyIf([{ field: "color", is: ["green"] }], choice(["light", "dark"])),
  on: dayOrToday(),
  stays: rows(2, { from: day(), to: optional(day()) }),
};

function read(query: string) {
  const typed = toTyped(fields, query);
  return typed === null ? null : readFields(fields, typed, "2026-11-22");
}
const problems = (query: string) =>
  read(query)?.problems.map(({ field, row, line }) => [field, row, line.key]);
const right = "color=red&size=3&weight=7.5&on=2026-01-02";

describe("a form", () => {
  test.each([
    [
      "an answer that is not offered",
      "color=blue&size=3&weight=1",
      [["color", null, "problem.choose"]],
    ],
    ["nothing chosen", "size=3&weight=1", [["color", null, "problem.choose"]]],
    ["an empty number", "color=red&size=&weight=1", [["size", null, "problem.missing"]]],
    ["only spaces", "color=red&size=+++&weight=1", [["size", null, "problem.missing"]]],
    ["a sign before a number", "color=red&size=-3&weight=1", [["size", null, "problem.whole"]]],
    ["a number in words", "color=red&size=three&weight=1", [["size", null, "problem.whole"]]],
    ["a number too large", "color=red&size=21&weight=1", [["size", null, "problem.range"]]],
    [
      "a number of twenty digits",
      "color=red&size=99999999999999999999&weight=1",
      [["size", null, "problem.whole"]],
    ],
    ["two decimals", "color=red&size=3&weight=1.25", [["weight", null, "problem.decimal"]]],
    [
      "a day that does not exist",
      "color=red&size=3&weight=1&on=2026-02-30",
      [["on", null, "problem.day"]],
    ],
    [
      "a question that another answer asks",
      "color=green&size=3&weight=1",
      [["shade", null, "problem.choose"]],
    ],
    [
      "a second row without its first day",
      `${right}&from=2026-01-01&to=&from=&to=2026-02-01`,
      [["from", 1, "problem.missing"]],
    ],
    [
      "one row too many",
      `${right}&from=2026-01-01&to=&from=2026-01-02&to=&from=2026-01-03&to=`,
      [["from", null, "problem.rows"]],
    ],
    ["a column without its twin", `${right}&to=2026-01-01`, [["from", 0, "problem.missing"]]],
    ["markup", "color=%3Cscript%3E&size=3&weight=1", [["color", null, "problem.choose"]]],
    [
      "several at once, in the order of the form",
      "color=&size=0&weight=x",
      [
        ["color", null, "problem.choose"],
        ["size", null, "problem.range"],
        ["weight", null, "problem.decimal"],
      ],
    ],
  ])("refuses %s", (_, query, expected) => {
    expect(problems(query)).toEqual(expected);
  });

  test.each([
    ["nothing", ""],
    ["other inputs", "?utm_source=mail&fbclid=1"],
  ])("with %s is untouched, not wrong", (_, query) => {
    expect(read(query)).toBeNull();
  });

  test("drops what does not apply, empty rows and what it does not ask", () => {
    expect(read(`?${right}&shade=dark&other=1&from=&to=&from=2026-1-5&to=`)).toEqual({
      problems: [],
      values: {
        color: "red",
        size: 3,
        weight: 7.5,
        shade: null,
        on: "2026-01-02",
        stays: [{ from: "2026-01-05", to: null }],
      },
    });
  });

  test("takes the first of an input that stands twice, and a comma as a decimal point", () => {
    expect(read("color=red&color=green&size=03&weight=7%2C5&on=")?.values).toMatchObject({
      color: "red",
      size: 3,
      weight: 7.5,
      on: "2026-11-22",
    });
  });

  test("is written in the order of its fields, with rows aligned", () => {
    const { values } = read(
      `from=2026-1-5&to=&from=2026-1-6&to=2026-1-7&on=&weight=1&size=3&shade=light&color=green`,
    ) ?? { values: {} };
    expect(toQuery(fields, values)).toBe(
      "color=green&size=3&weight=1&shade=light&on=2026-11-22&from=2026-01-05&to=&from=2026-01-06&to=2026-01-07",
    );
  });
});

test("an address gives the same address and the same decision again", () => {
  const again = [
    ...rankingSamples()
      .map(
        ({ query }) =>
          decided({ tool: pointsRanking, editions: book.pointsRanking.editions }, query).query,
      )
      .map((query) => [
        query,
        decided({ tool: pointsRanking, editions: book.pointsRanking.editions }, query).query,
      ]),
    ...gridSamples()
      .map(
        ({ query }) =>
          decided({ tool: sixtySevenPoints, editions: book.sixtySevenPoints.editions }, query)
            .query,
      )
      .map((query) => [
        query,
        decided({ tool: sixtySevenPoints, editions: book.sixtySevenPoints.editions }, query).query,
      ]),
    ...citizenshipSamples()
      .map(
        ({ query }) =>
          decided({ tool: citizenshipDays, editions: book.citizenshipDays.editions }, query).query,
      )
      .map((query) => [
        query,
        decided({ tool: citizenshipDays, editions: book.citizenshipDays.editions }, query).query,
      ]),
    ...residencySamples()
      .map(
        ({ query }) =>
          decided({ tool: residencyDays, editions: book.residencyDays.editions }, query).query,
      )
      .map((query) => [
        query,
        decided({ tool: residencyDays, editions: book.residencyDays.editions }, query).query,
      ]),
  ];
  expect(again.filter(([first, second]) => first !== second)).toEqual([]);
});
