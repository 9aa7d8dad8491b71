import { describe, expect, test } from "vitest";
import { toCriteria } from "../../src/conformance/axe.ts";
import type { Fresh } from "../../src/conformance/compare.ts";
import { compare } from "../../src/conformance/compare.ts";
import type { Seen } from "../../src/conformance/reader.ts";
import { toReport } from "../../src/conformance/report-text.ts";
import type { Run } from "../../src/conformance/summarize.ts";
import { summarize } from "../../src/conformance/summarize.ts";
import { states } from "../../src/conformance/states.ts";
import { conformanceSchema } from "../../src/guidance/conformance-record.ts";
import { criteria } from "../../src/guidance/wcag-criteria.ts";

const contrast = (address: string, state: string): Seen => ({
  rule: "color-contrast",
  criteria: ["1.4.3"],
  example: "<p>pale</p>",
  address,
  state,
  script: true,
});
const heading: Seen = { ...contrast("/en/", "print"), rule: "heading-order", criteria: [] };

/** Two pages, opened with script in two states, and what was seen on them. */
function runWith(violations: Seen[], undecided: Seen[] = []): Run {
  const examined = ["/en/", "/fr/"].map((address) => ({
    address,
    script: true,
    states: ["phone-dark", "print"],
    violations: violations.filter((each) => each.address === address),
    undecided: undecided.filter((each) => each.address === address),
  }));
  return {
    day: "2026-11-23",
    pages: { built: 2, answered: 0 },
    states,
    examination: {
      axe: { version: "4.14.1", rules: 100, criteria: ["2.4.2", "1.4.3", "9.9.9"] },
      chromium: "153.0.1",
      examined,
    },
    walks: [
      { walk: "/en/tool/ with script", faults: [] },
      { walk: "/fr/outil/ with script", faults: ["the keyboard does not reach <a>"] },
    ],
  };
}

const freshOf = (run: Run): Fresh => run;

describe("a record that claims anything else than is found now", () => {
  const broken = runWith([contrast("/fr/", "phone-dark")]);
  const rows: [about: string, recorded: Run, found: Fresh, says: RegExp[]][] = [
    [
      "a page that was added",
      runWith([]),
      { ...freshOf(runWith([])), pages: { built: 3, answered: 0 } },
      [/The record has 2 pages of the build; now it is 3\./],
    ],
    [
      "an answer that was added",
      runWith([]),
      { ...freshOf(runWith([])), pages: { built: 2, answered: 4 } },
      [/0 answers of the tools; now it is 4/],
    ],
    [
      "a violation it does not name",
      runWith([]),
      freshOf(broken),
      [/New: color-contrast on \/fr\/ in phone-dark: <p>pale<\/p>/],
    ],
    [
      "the same rule on another page",
      runWith([contrast("/en/", "phone-dark")]),
      freshOf(broken),
      [/New: color-contrast on \/fr\//, /Recorded, but not found any more: color-contrast/],
    ],
    [
      "a violation that was mended",
      broken,
      freshOf(runWith([])),
      [/Recorded, but not found any more: color-contrast/],
    ],
    [
      "another version of axe",
      runWith([]),
      {
        ...freshOf(runWith([])),
        examination: {
          ...runWith([]).examination,
          axe: { version: "5.0.0", rules: 1, criteria: [] },
        },
      },
      [/4\.14\.1 as the version of axe; now it is 5\.0\.0/],
    ],
    [
      "a walk that fails now, one that is new and one that is gone",
      runWith([]),
      {
        ...freshOf(runWith([])),
        walks: [
          { walk: "/en/tool/ with script", faults: ["a link holds the keyboard"] },
          { walk: "/en/new/ with script", faults: [] },
        ],
      },
      [
        /Not in the record: \/en\/new\/ with script/,
        /No longer walked: \/fr\/outil\/ with script/,
        /New: \/en\/tool\/ with script: a link holds the keyboard/,
        /Recorded, but gone: \/fr\/outil\/ with script: the keyboard/,
      ],
    ],
  ];
  test.each(rows)("%s", (_about, recorded, found, says) => {
    const told = compare(summarize(recorded), found);
    expect(told).toHaveLength(says.length);
    for (const [index, pattern] of says.entries()) expect(told[index]).toMatch(pattern);
  });

  test("says nothing where it holds, and nothing of pages that were not looked at", () => {
    const run = runWith([contrast("/fr/", "phone-dark"), heading]);
    expect(compare(summarize(run), run)).toEqual([]);
    const some = { ...run.examination, examined: run.examination.examined.slice(0, 1) };
    expect(compare(summarize(run), { ...run, examination: some, walks: null })).toEqual([]);
  });
});

describe("a run is summarized", () => {
  const run = runWith(
    [contrast("/fr/", "phone-dark"), contrast("/en/", "print"), heading],
    [contrast("/en/", "phone-dark"), contrast("/fr/", "print")],
  );
  const record = summarize(run);

  test("by rule, with every page and state, best practices apart", () => {
    expect(record.violations).toEqual([
      {
        rule: "color-contrast",
        criteria: ["1.4.3"],
        states: ["print", "phone-dark"],
        pages: ["/en/", "/fr/"],
        example: "<p>pale</p>",
      },
    ]);
    expect(record.bestPractice.map(({ rule }) => rule)).toEqual(["heading-order"]);
  });

  test("what a phone hides beside its edge counts as undecided only where there was room", () => {
    expect(record.undecided).toEqual([{ rule: "color-contrast", pages: 1 }]);
  });

  test("with the pages of each state, the criteria that exist, and the walks that failed", () => {
    expect(record.states).toEqual([
      { id: "phone-dark", script: true, pages: 2 },
      { id: "print", script: true, pages: 2 },
    ]);
    expect(record.machine).toEqual(["1.4.3", "1.4.4", "1.4.10", "1.4.12", "2.4.2"]);
    expect(record.keyboard.failed).toEqual([
      { walk: "/fr/outil/ with script", what: "the keyboard does not reach <a>" },
    ]);
    expect(conformanceSchema.safeParse(record).success).toBe(true);
  });

  test("and told with its figures", () => {
    const told = toReport(record);
    expect(told).toMatch(
      /color-contrast 1\.4\.3 Contrast \(Minimum\): 2 pages in print, phone-dark/,
    );
    expect(told).toMatch(/Keyboard: 2 walks, 1 faults/);
    expect(told).toMatch(/A person must decide: color-contrast on 1 pages/);
  });
});

test.each([
  [["wcag2aa", "wcag143", "cat.color"], ["1.4.3"]],
  [
    ["wcag1410", "wcag2411", "wcag1410"],
    ["1.4.10", "2.4.11"],
  ],
  [["best-practice", "wcag22aa"], []],
])("tags of axe %j are the criteria %j", (tags, numbers) => {
  expect(toCriteria(tags)).toEqual(numbers);
});

test("WCAG 2.2 has 31 criteria at level A and 24 at level AA", () => {
  const numbers = criteria.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(55);
  expect(criteria.filter(({ level }) => level === "A")).toHaveLength(31);
});
