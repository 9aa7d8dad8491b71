import { describe, expect, test } from "vitest";
import { languages } from "../../src/guidance/language.ts";
import { toPrintable } from "../../src/guidance/printable.ts";
import { citizenshipDays } from "../../src/rules/citizenship-days/tool.ts";
import { cost } from "../../src/rules/cost/tool.ts";
import type { EditionStamp } from "../../src/rules/edition.ts";
import { readFactBook } from "../../src/rules/files/read-fact-book.ts";
import type { AnyField } from "../../src/rules/form/field.ts";
import type { Fields } from "../../src/rules/form/read-form.ts";
import { citizenshipSamples, residencySamples } from "../../src/rules/ledger/days-samples.ts";
import { gridSamples, rankingSamples } from "../../src/rules/ledger/points-samples.ts";
import { pointsRanking } from "../../src/rules/points-ranking/tool.ts";
import { residencyDays } from "../../src/rules/residency-days/tool.ts";
import type { ToolRules } from "../../src/rules/rule-book.ts";
import { sixtySevenPoints } from "../../src/rules/sixty-seven-points/tool.ts";
import type { Line } from "../../src/rules/told.ts";
import type { Tool } from "../../src/rules/tool.ts";
import { answer } from "../../src/rules/tool.ts";
import { toGivenAnswers } from "../../src/rules/words/answers.ts";
import { printLine, printValue } from "../../src/rules/words/print.ts";
import { book, today } from "./book.ts";

const facts = readFactBook(process.cwd());
const printable = toPrintable(book, facts, today);

const households = Object.keys(book.cost.editions[0]?.programs ?? {}).flatMap((program) =>
  [
    [1, 0, 0],
    [2, 1, 1],
    [0, 1, 1],
    [6, 2, 0],
    [0, 0, 0],
    [1, 1, 0],
  ].flatMap(([adults, teens, children]) =>
    ["", "2001-01-01"].map(
      (on) => `program=${program}&adults=${adults}&teens=${teens}&children=${children}&on=${on}`,
    ),
  ),
);
const odd = {
  citizenship: [
    "permanent=2023-01-10&sign=2023-01-10",
    "permanent=2023-01-10&sign=2026-01-01&allowedFrom=2024-01-01&allowedTo=",
    "permanent=2023-01-10&sign=2026-02-22&left=2024-01-01&back=",
  ],
  residency: ["permanent=2023-01-10&on=2023-01-09"],
  ranking: [
    "age=20&partner=none&education=less&canadianStudy=none&firstLanguage=en&firstTest=tef&firstListening=1&firstSpeaking=1&firstReading=1&firstWriting=1&secondTest=celpip&secondListening=1&secondSpeaking=1&secondReading=1&secondWriting=1&canadianWork=0&foreignWork=0&certificate=no&nomination=no&sibling=no",
  ],
};

const tools = [
  cases(pointsRanking, book.pointsRanking, [
    ...rankingSamples().map(({ query }) => query),
    ...odd.ranking,
  ]),
  cases(
    sixtySevenPoints,
    book.sixtySevenPoints,
    gridSamples().map(({ query }) => query),
  ),
  cases(citizenshipDays, book.citizenshipDays, [
    ...citizenshipSamples().map(({ query }) => query),
    ...odd.citizenship,
  ]),
  cases(residencyDays, book.residencyDays, [
    ...residencySamples().map(({ query }) => query),
    ...odd.residency,
  ]),
  cases(cost, book.cost, households),
];

/** Every line that a tool says to its samples, once for each key, on a day in its edition and on a day after it. */
function cases<F extends Fields, Edition extends EditionStamp, Decision>(
  tool: Tool<F, Edition, Decision>,
  { editions, words }: ToolRules<Edition>,
  queries: readonly string[],
) {
  const lines = new Map<string, Line>();
  const sent = new Set<string>();
  const values = new Map<string, ReturnType<typeof toGivenAnswers>[number]>();
  for (const [index, query] of queries.entries()) {
    const given = answer(tool, query, { editions, today: index % 2 === 0 ? today : "2026-10-01" });
    const said = given.state === "problems" ? given.problems.map(({ line }) => line) : [];
    if (given.state === "result") {
      const { verdict, parts, changes, notes } = given.told;
      for (const page of given.told.next) sent.add(page);
      said.push(verdict, ...parts, ...changes, ...notes);
      for (const each of toGivenAnswers(tool.fields, given.input))
        values.set(`${each.field} ${each.value.value}`, each);
    }
    for (const each of said) lines.set(each.key, each);
  }
  return {
    id: tool.id,
    fields: tool.fields as Fields,
    pages: tool.pages,
    sent,
    words,
    lines,
    values: [...values.values()],
  };
}

/** The words of a tool, facts and typography done. */
function wordingOf(id: string) {
  const tool = [
    printable.pointsRanking,
    printable.sixtySevenPoints,
    printable.citizenshipDays,
    printable.residencyDays,
    printable.cost,
  ][tools.findIndex((each) => each.id === id)];
  if (tool === undefined) throw new Error(`There is no tool ${id}.`);
  return { tool: tool.words, shared: printable.words };
}

const placeholders = (text: string) =>
  [...text.matchAll(/(?<!\{)\{([a-zA-Z]+)\}/g)].map((match) => match[1]).toSorted();

describe.each(tools)("the words of $id", ({ id, fields, pages, words, lines, values, sent }) => {
  test("every line that is said prints in both languages, with nothing left open", () => {
    for (const line of lines.values())
      for (const language of languages) {
        const text = printLine(line, wordingOf(id), language);
        expect(text).not.toMatch(/[{}]|undefined|NaN|null/);
        expect(text.length).toBeGreaterThan(2);
      }
  });

  test("every answer prints in both languages", () => {
    expect(values.length).toBeGreaterThan(5);
    for (const { value } of values)
      for (const language of languages)
        expect(printValue(value, wordingOf(id), language)).not.toBe("");
  });

  test("both languages name the same values", () => {
    for (const [key, { en, fr }] of Object.entries(words.lines))
      expect([key, placeholders(fr)]).toEqual([key, placeholders(en)]);
  });

  test("no line is written that is never said", () => {
    expect(Object.keys(words.lines).filter((key) => !lines.has(key))).toEqual([]);
  });

  test("results send only to pages that the tool names", () => {
    const programs = Object.values(book.cost.editions[0]?.programs ?? {}).map(({ page }) => page);
    expect([...sent].filter((page) => ![...pages, ...programs].includes(page))).toEqual([]);
    expect(pages.filter((page) => !sent.has(page))).toEqual([]);
  });

  test("every input and every option has words, and no words are left over", () => {
    const inputs = Object.entries(fields).flatMap(([name, field]): [string, AnyField][] =>
      field.kind === "rows" ? Object.entries(field.columns) : [[name, field]],
    );
    expect(Object.keys(words.fields).toSorted()).toEqual(inputs.map(([name]) => name).toSorted());
    for (const [name, { options }] of inputs)
      expect([name, Object.keys(words.fields[name]?.options ?? {}).toSorted()]).toEqual([
        name,
        [...(options ?? [])].toSorted(),
      ]);
    const lists = Object.entries(fields).flatMap(([name, { kind }]) =>
      kind === "rows" ? [name] : [],
    );
    expect(Object.keys(words.groups).toSorted()).toEqual(lists.toSorted());
  });
});

test("a value takes the form of its language", () => {
  const wording = wordingOf("citizenship-days");
  const print = (language: "en" | "fr") =>
    printLine(
      { key: "part.credit", values: { most: { unit: "day", value: 1095 } } },
      wording,
      language,
    );
  expect([print("en"), print("fr")]).toEqual([
    "Half of them as credit, 1,095\u00A0days at most",
    "La moitié en crédit, 1\u00A0095\u00A0jours au plus",
  ]);
});

test("a line without words says which file needs them", () => {
  expect(() => printLine({ key: "verdict.lost", values: {} }, wordingOf("cost"), "en")).toThrow(
    'no words for "verdict.lost": add them to content/rules',
  );
});
