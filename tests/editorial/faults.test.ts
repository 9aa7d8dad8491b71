import { describe, expect, test } from "vitest";
import { checks } from "../../src/editorial/all-checks.ts";
import type { Fault } from "./fault.ts";
import { frameFaults } from "./faults/frame-faults.ts";
import { heavyChanges, pairFaults } from "./faults/pair-faults.ts";
import { languageFaults } from "./language/faults.ts";
import { trickyPages } from "./language/tricky-pages.ts";
import { checkSample, toldAbout } from "./sample-guide.ts";

const faults: readonly Fault[] = [...frameFaults, ...pairFaults, ...languageFaults];

test("the sample guide is in order", () => {
  expect(checkSample().findings).toEqual([]);
});

describe("a fault is found on its line, and nothing is invented", () => {
  test.each(faults.map((fault) => [fault.check, fault.about, fault] as const))(
    "%s: %s",
    (check, _about, fault) => {
      expect(fault.expected.some((each) => each.startsWith(`${check} `))).toBe(true);
      expect(toldAbout(fault).toSorted()).toEqual(fault.expected.toSorted());
    },
  );
});

test("a page that is too heavy is a warning before the build", () => {
  const heavy = checkSample(heavyChanges).findings.filter(({ check }) => check === "page-budget");
  expect(heavy.map(({ file, level }) => `${file} ${level}`)).toEqual([
    "content/guide/settle-in/snow.en.md warning",
    "content/guide/settle-in/snow.fr.md warning",
  ]);
});

test("there are faults of every kind, and of most kinds in both languages", () => {
  expect(faults.length).toBeGreaterThanOrEqual(80);
  // Those of the rules and the searches are put into the real ones: see rules-and-searches.test.ts.
  const elsewhere = ["page-budget", "rules-complete", "searches-lead-somewhere"];
  const kinds = new Set([...elsewhere, ...faults.map(({ check }) => check)]);
  expect(checks.map(({ name }) => name).filter((name) => !kinds.has(name))).toEqual([]);
  for (const ending of [".en.md", ".fr.md"]) {
    const found = new Set(
      faults
        .filter(({ check, expected }) =>
          expected.some((each) => each.startsWith(`${check} `) && each.includes(ending)),
        )
        .map(({ check }) => check),
    );
    expect(found.size).toBeGreaterThanOrEqual(16);
  }
});

describe("pages written to be tricky are left alone", () => {
  test("there are ten of them", () => {
    expect(trickyPages.length).toBeGreaterThanOrEqual(10);
  });

  test.each(trickyPages.map((changes, index) => [index + 1, changes] as const))(
    "page %i",
    (_number, changes) => {
      expect(checkSample(changes).findings).toEqual([]);
    },
  );
});
