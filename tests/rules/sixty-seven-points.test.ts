import { describe, expect, test } from "vitest";
import { sixtySevenPoints } from "../../src/rules/sixty-seven-points/tool.ts";
import { book, decided, refused } from "./book.ts";

const tool = { tool: sixtySevenPoints, editions: book.sixtySevenPoints.editions };

const levels = (listening: number, speaking: number, reading: number, writing: number) => ({
  firstListening: String(listening),
  firstSpeaking: String(speaking),
  firstReading: String(reading),
  firstWriting: String(writing),
});
const plain = {
  age: "33",
  education: "three-year",
  work: "4",
  firstTest: "level",
  ...levels(9, 9, 8, 8),
  second: "no",
  offer: "no",
  ownWork: "no",
  ownStudy: "no",
  relative: "no",
  partner: "no",
};
const query = (changed: Record<string, string>) =>
  new URLSearchParams({ ...plain, ...changed }).toString();
const decide = (changed: Record<string, string>) => decided(tool, query(changed)).decision;

describe("what cannot be scored is refused, with the place", () => {
  test.each([
    ["no answer about an offer", { offer: "" }, ["offer problem.choose"]],
    ["half a year of work", { work: "0.5" }, ["work problem.whole"]],
    ["a level of 13", { firstReading: "13" }, ["firstReading problem.range"]],
    [
      "a partner, and nothing about the partner",
      { partner: "yes" },
      [
        "partnerLanguage problem.choose",
        "partnerStudy problem.choose",
        "partnerWork problem.choose",
      ],
    ],
  ])("%s", (_, changed, problems) => {
    expect(refused(tool, query(changed))).toEqual(problems);
  });
});

describe("worked examples, to the point", () => {
  test.each([
    ["33, bachelor, four years", {}, 68, true],
    [
      "45, master's, one year worked in Canada",
      { age: "45", education: "master", work: "6", ...levels(7, 7, 7, 7), ownWork: "yes" },
      66,
      false,
    ],
    [
      "36, two-year diploma, French 5, an aunt in Canada",
      {
        age: "36",
        education: "two-year",
        work: "3",
        ...levels(8, 8, 8, 8),
        second: "yes",
        relative: "yes",
      },
      70,
      true,
    ],
  ])("%s", (_, changed, total, passes) => {
    expect(decide(changed)).toMatchObject({ score: { total }, passes });
  });
});

describe("each factor at its edges", () => {
  test.each([
    [{ age: "17" }, "age", 0],
    [{ age: "18" }, "age", 12],
    [{ age: "35" }, "age", 12],
    [{ age: "36" }, "age", 11],
    [{ age: "46" }, "age", 1],
    [{ age: "47" }, "age", 0],
    [{ work: "0" }, "work", 0],
    [{ work: "1" }, "work", 9],
    [{ work: "2" }, "work", 11],
    [{ work: "3" }, "work", 11],
    [{ work: "5" }, "work", 13],
    [{ work: "6" }, "work", 15],
    [{ education: "less" }, "education", 0],
    [{ education: "secondary" }, "education", 5],
    [{ education: "one-year" }, "education", 15],
    [{ education: "two-or-more" }, "education", 22],
    [{ education: "doctorate" }, "education", 25],
    [{ ...levels(6, 7, 8, 9) }, "language", 15],
    [{ ...levels(12, 12, 12, 12), second: "yes" }, "language", 28],
    [{ offer: "yes" }, "offer", 10],
    [{ offer: "yes" }, "adaptability", 5],
    [{ ownWork: "yes", ownStudy: "yes", relative: "yes" }, "adaptability", 10],
    [
      { partner: "yes", partnerLanguage: "yes", partnerStudy: "no", partnerWork: "no" },
      "adaptability",
      5,
    ],
  ] as [Record<string, string>, string, number][])("%o gives %s %i", (changed, factor, points) => {
    expect(decide(changed).score).toMatchObject({ [factor]: points });
  });
});

test.each([
  ["level 6 in one ability", { ...levels(6, 9, 9, 9), offer: "yes" }, ["level"]],
  ["no year of work", { work: "0", offer: "yes", relative: "yes" }, ["work"]],
  ["no diploma", { education: "less", offer: "yes", relative: "yes" }, ["education"]],
])("%s closes the program whatever the points", (_, changed, unmet) => {
  expect(decide(changed)).toMatchObject({ unmet, passes: false });
});

test("a change of one answer gives the total that a new form would give", () => {
  const { improvements } = decide({ work: "1" });
  expect(Object.fromEntries(improvements.map(({ key, total }) => [key, total]))).toEqual({
    "first-language": decide({ work: "1", ...levels(9, 9, 9, 9) }).score.total,
    "second-language": decide({ work: "1", second: "yes" }).score.total,
    offer: decide({ work: "1", offer: "yes" }).score.total,
    work: decide({ work: "2" }).score.total,
  });
});
