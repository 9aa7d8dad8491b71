import { describe, expect, test } from "vitest";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import type { ConformanceRecord } from "../../src/guidance/conformance-record.ts";
import { drawStatement } from "../../src/site/components/accessibility/statement.ts";

const words = readCorpus(process.cwd()).corpus?.words.accessibility;
if (words === undefined) throw new Error("content/interface.yaml cannot be read");

const clean: ConformanceRecord = {
  day: "2026-11-01",
  versions: { axe: "4.14.1", chromium: "153.0" },
  pages: { built: 12, answered: 2 },
  states: [{ id: "print", script: true, pages: 14 }],
  rules: 100,
  machine: ["1.4.3"],
  keyboard: { criteria: ["2.1.1"], walks: ["/en/tool/ with script"], failed: [] },
  violations: [],
  bestPractice: [],
  undecided: [],
};
const failure = { rule: "color-contrast", criteria: ["1.4.3"], states: ["print"], example: "" };

describe("what was found is said", () => {
  const rows: [about: string, record: ConformanceRecord, en: string[], fr: string[]][] = [
    [
      "a violation, by its name and its pages",
      { ...clean, violations: [{ ...failure, pages: ["/en/", "/fr/"] }] },
      ["Kinds of problems found: 1.", "1.4.3 Contrast (Minimum). Pages: 2."],
      ["Types de problèmes trouvés : 1.", "1.4.3 Contraste (minimum). Pages : 2."],
    ],
    [
      "a walk that failed",
      {
        ...clean,
        keyboard: {
          ...clean.keyboard,
          failed: [{ walk: "/en/tool/ with script", what: "a link holds the keyboard" }],
        },
      },
      ["Kinds of problems found: 1.", "With the keyboard on /en/tool/."],
      ["Types de problèmes trouvés : 1.", "Au clavier, sur /en/tool/."],
    ],
    [
      "advice and what a person must decide, apart",
      {
        ...clean,
        bestPractice: [{ ...failure, rule: "region", criteria: [], pages: ["/en/"] }],
        undecided: [{ rule: "color-contrast", pages: 7 }],
      },
      [
        "The program found nothing that breaks the guidelines.",
        "Advice that is not part of the guidelines and was not followed: 1.",
        "A person still has to look at the contrast or the shape of something. Pages: 7.",
      ],
      [
        "Le programme n'a rien trouvé de contraire aux règles.",
        "Conseils qui ne font pas partie des règles et qui n'ont pas été suivis : 1.",
        "Une personne doit encore regarder le contraste ou la forme d'un élément. Pages : 7.",
      ],
    ],
    [
      "nothing",
      clean,
      ["The program found nothing that breaks the guidelines."],
      ["Le programme n'a rien trouvé de contraire aux règles."],
    ],
  ];
  test.each(rows)("%s", (_about, record, en, fr) => {
    expect(drawStatement(record, words, "en").found).toEqual(en);
    expect(drawStatement(record, words, "fr").found).toEqual(fr);
  });
});

test("a state without a name stops the build, and says where the name belongs", () => {
  const states = [{ id: "moonlight", script: true, pages: 1 }];
  expect(() => drawStatement({ ...clean, states }, words, "en")).toThrow(
    /content\/interface\.yaml does not name the state moonlight: accessibility\.states/,
  );
});

test("no place for a figure stays open, and the figures are those of the record", () => {
  const drawn = drawStatement(clean, words, "fr");
  expect(drawn.tested).toContain("les 12 pages de ce guide et 2 réponses");
  expect(drawn.notTested).toContain("2 des 55 critères");
  expect(drawn.criteriaNotLookedAt).toHaveLength(53);
  expect(`${drawn.tested} ${drawn.keyboard} ${drawn.notTested}`).not.toMatch(/[{}]/);
});
