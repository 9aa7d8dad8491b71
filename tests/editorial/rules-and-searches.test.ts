import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import type { Check } from "../../src/editorial/check.ts";
import { rulesComplete } from "../../src/editorial/checks/rules-complete.ts";
import { searchesLeadSomewhere } from "../../src/editorial/checks/searches-lead-somewhere.ts";

const { corpus } = readCorpus(process.cwd());
if (corpus === null) throw new Error("The content of this repository cannot be read");
const content = corpus;

type Change = (text: string) => string | null;

/** The findings of a check on the content of this repository with one file changed, or taken away. */
function toldAfter(
  check: Check,
  file: string,
  change: Change,
  added: Readonly<Record<string, string>> = {},
): string[] {
  const root = mkdtempSync(join(tmpdir(), "freshet-faults-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const each of ["content/rules", "content/searches.yaml"])
    cpSync(each, join(root, each), { recursive: true });
  const before = readFileSync(join(root, file), "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  if (after === null) rmSync(join(root, file));
  else writeFileSync(join(root, file), after);
  for (const [path, text] of Object.entries(added)) writeFileSync(join(root, path), text);
  return check
    .find({ root, corpus: content, day: "2026-11-22", now: new Date("2026-11-22T17:00:00Z") })
    .map((found) => {
      expect(found.instead.length).toBeGreaterThan(5);
      const { file: where, line, column, field, what } = found;
      return `${where}:${lineText(after, file === where ? line : 0, column)} ${field === undefined ? "" : `${field} `}${what}`;
    });
}

/** The text at the place of a finding, so that a row says what is pointed at. */
function lineText(text: string | null, line: number, column: number | undefined): string {
  const found = text?.split("\n")[line - 1] ?? "";
  return column === undefined ? `${line}` : found.slice(column - 1, column + 11);
}

const replace =
  (before: string, after: string): Change =>
  (text) =>
    text.replace(before, after);

const rules = (file: string) => `content/rules/${file}`;
const cost = rules("cost/2026-04-30.yaml");
const costWords = rules("cost/words.yaml");
const citizenship = rules("citizenship-days/2017-10-11.yaml");
const dayWords = rules("citizenship-days/words.yaml");
const ways = rules("which-way/2026-11-22.yaml");

describe("rules-complete: a fault is found where it stands, and nothing is invented", () => {
  const faults: [about: string, file: string, change: Change, expected: string[]][] = [
    [
      "a fact that does not exist",
      citizenship,
      replace("citizenship-window", "citizenship-windows"),
      [
        `${citizenship}:citizenship- citizenship-windows names the fact citizenship-windows, which has no number on 2026-11-22`,
      ],
    ],
    [
      "a fee that does not exist",
      cost,
      replace("fact: eta-fee", "fact: eta-fees"),
      [`${cost}:eta-fees }] eta-fees names the fact eta-fees, which does not exist`],
    ],
    [
      "a sentence in one language",
      rules("words.yaml"),
      replace(", fr: Fermé pour le moment }", " }"),
      [
        `${rules("words.yaml")}:heading.clos lines.heading.closed.fr is missing in French`.replace(
          "heading.clos",
          "closed: { en",
        ),
      ],
    ],
    [
      "a value that French does not name",
      dayWords,
      replace("il vous manque {short}", "il vous en manque"),
      [
        `${dayWords}:verdict.shor verdict.short names {short}, {sign}, {total} in English and {sign}, {total} in French`,
      ],
    ],
    [
      "a fact in a sentence that does not exist",
      dayWords,
      replace("You need {{citizenship-days}}", "You need {{citizenship-dais}}"),
      [
        `${dayWords}:{{citizenshi {{citizenship-dais}} names a fact that is in no file of content/facts`,
      ],
    ],
    [
      "an answer without words",
      costWords,
      (text) => text.replace(/ {6}quebec: .*\n/, ""),
      [`${costWords}:program: program has no words for quebec, which the form shows`],
    ],
    [
      "words for an answer that is not offered",
      costWords,
      replace("      quebec: ", "      kebec: "),
      [
        `${costWords}:program: program has no words for quebec, which the form shows`,
        `${costWords}:kebec: { en: kebec has words that no form shows`,
      ],
    ],
    [
      "a fee without its sentence",
      cost,
      replace("{ key: right,", "{ key: rights,"),
      [
        `${cost}:rights, for: rights has no sentence fee.rights-unseen in content/rules/cost/words.yaml`,
        `${cost}:rights, for: rights has no sentence fee.rights in content/rules/cost/words.yaml`,
      ],
    ],
    [
      "a program whose page does not exist",
      cost,
      replace("page: immigrate/express-entry", "page: immigrate/expres-entry"),
      [
        `${cost}:immigrate/ex sends people to immigrate/expres-entry, which is no page of content/guide`,
      ],
    ],
    [
      "a question that leads nowhere",
      ways,
      replace("{ to: french,", "{ to: franch,"),
      [
        `${ways}:to: franch,  questions.place.answers.quebec.to leads to franch, which is not a question`,
      ],
    ],
    [
      "an edition in a file of another day",
      rules("residency-days/2002-06-28.yaml"),
      replace("validFrom: 2002-06-28", "validFrom: 2002-06-29"),
      [
        `${rules("residency-days/2002-06-28.yaml")}:validFrom: 2 validFrom is 2002-06-29, but the file has another name`,
      ],
    ],
    [
      "an edition that ends before it begins",
      citizenship,
      replace("validTo: null", "validTo: 2017-10-10"),
      [`${citizenship}:validTo: 201 validTo is 2017-10-10, before the first day`],
    ],
    ["a tool that lost its words", costWords, () => null, [`${costWords}:1 is missing`]],
    ["a tool that lost its edition", cost, () => null, ["content/rules/cost:0 has no edition"]],
    [
      "YAML that cannot be read",
      costWords,
      replace("title: {", "title: {{"),
      [`${costWords}:3 this is not valid YAML`],
    ],
  ];
  test.each(faults)("%s", (_about, file, change, expected) => {
    expect(toldAfter(rulesComplete, file, change).map(shorten)).toEqual(expected.map(shorten));
  });

  test("two editions on one day", () => {
    const told = toldAfter(rulesComplete, citizenship, (text) => `${text}\n# the same\n`, {
      [rules("citizenship-days/2026-01-01.yaml")]: readFileSync(citizenship, "utf8").replace(
        "validFrom: 2017-10-11",
        "validFrom: 2026-01-01",
      ),
    });
    expect(told).toEqual([
      `${citizenship}:validTo: nul validTo is open, but the next edition begins on 2026-01-01`,
    ]);
  });
});

/** What YAML says of a broken file is its own business. */
function shorten(told: string): string {
  return told.replace(/(this is not valid YAML).*/, "$1");
}

describe("searches-lead-somewhere", () => {
  const searches = "content/searches.yaml";
  const faults: [about: string, change: Change, expected: string[]][] = [
    [
      "a page that does not exist",
      replace("page: immigrate/super-visa", "page: immigrate/super-visas"),
      [
        `${searches}:page: immigr page names immigrate/super-visas, which is no page of content/guide`,
      ],
    ],
    [
      "a tool that does not exist",
      replace("tool: citizenshipDays", "tool: citizenDays"),
      [
        `${searches}:tool: citize tool names citizenDays, which is no standing page of content/interface.yaml`,
      ],
    ],
    [
      "a search in one language",
      replace("en: super visa, fr: super visa parents", "en: super visa"),
      [`${searches}:- { page: im likely[14].fr is missing`],
    ],
    [
      "one search twice, in other words",
      replace("en: dual citizenship,", "en: a Canadian Passport,"),
      [
        `${searches}:en: canadian en asks “canadian passport”, which is the same search as “a Canadian Passport” above`,
      ],
    ],
    [
      "a saying whose meaning no page holds",
      replace("means: study permit }", "means: study permitt }"),
      [`${searches}:means: study means says “permitt”, a word that no page in this language holds`],
    ],
    [
      "a field that does not exist",
      replace("- { say: [student visa], means:", "- { says: [student visa], means:"),
      [
        `${searches}:- { says: [s sayings.en[0].say is missing`,
        `${searches}:says: [stude sayings.en[0].says is not a field that exists here`,
      ],
    ],
    ["no file", () => null, [`${searches}:1 is missing`]],
  ];
  test.each(faults)("%s", (_about, change, expected) => {
    expect(toldAfter(searchesLeadSomewhere, searches, change)).toEqual(expected);
  });
});

test("the rules and searches of this repository are in order", () => {
  const context = {
    root: process.cwd(),
    corpus: content,
    day: "2026-11-22",
    now: new Date("2026-11-22T17:00:00Z"),
  };
  expect([...rulesComplete.find(context), ...searchesLeadSomewhere.find(context)]).toEqual([]);
});
