import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readFactBook } from "../../src/rules/files/read-fact-book.ts";
import { readRules } from "../../src/rules/files/read-rules.ts";
import { pagesNamed } from "../../src/rules/rule-book.ts";
import { answer } from "../../src/rules/tool.ts";
import { cost } from "../../src/rules/cost/tool.ts";
import { book, today } from "./book.ts";

const facts = readFactBook(process.cwd());
const made: string[] = [];

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true });
});

/** A copy of the rules with one file changed. */
function withChange(file: string, change: (text: string) => string): string {
  const root = mkdtempSync(join(tmpdir(), "freshet-rules-"));
  made.push(root);
  cpSync("content/rules", join(root, "content/rules"), { recursive: true });
  const path = join(root, "content/rules", file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return root;
}

describe("rules that are broken are refused, with the file", () => {
  test.each([
    [
      "a fact that does not exist",
      "citizenship-days/2017-10-11.yaml",
      "citizenship-window",
      "citizenship-windows",
      "names the fact citizenship-windows, which has no number on 2026-11-22",
    ],
    [
      "a fee that does not exist",
      "cost/2026-04-30.yaml",
      "fact: eta-fee",
      "fact: eta-fees",
      "names the fact eta-fees, which does not exist",
    ],
    [
      "a number in place of a fact",
      "sixty-seven-points/2015-01-01.yaml",
      "passMark: ee-fsw-pass-mark",
      "passMark: 67",
      "is missing or is not the id of a fact in quotes",
    ],
    [
      "steps that do not rise",
      "points-ranking/2025-03-25.yaml",
      "- [30, 105, 95]",
      "- [19, 105, 95]",
      "has rows that are not in rising order",
    ],
    [
      "an edition that began on another day",
      "residency-days/2002-06-28.yaml",
      "validFrom: 2002-06-28",
      "validFrom: 2002-06-29",
      "is 2002-06-29, but the file has another name",
    ],
    [
      "a line in one language",
      "words.yaml",
      ", fr: Fermé pour le moment }",
      " }",
      "is missing in French",
    ],
    [
      "a question that leads nowhere",
      "which-way/2026-11-22.yaml",
      "{ to: french,",
      "{ to: franch,",
      "leads to franch, which is not a question",
    ],
    [
      "a field that does not exist",
      "cost/2026-04-30.yaml",
      "minorsMost: 15",
      "minorsmost: 15",
      "is not a field that exists here",
    ],
  ])("%s", (_, file, from, to, what) => {
    const { rules, findings } = readRules(
      withChange(file, (text) => text.replace(from, to)),
      facts,
      today,
    );
    expect(rules).toBeNull();
    expect(findings).toContainEqual(
      expect.objectContaining({ file: `content/rules/${file}`, what }),
    );
  });

  test("no chart of language tests", () => {
    const root = withChange("language-tests/2023-12-10.yaml", (text) =>
      text.replace("language: en", "language: de"),
    );
    expect(readRules(root, facts, today)).toMatchObject({
      rules: null,
      findings: [{ what: "is neither en nor fr" }],
    });
  });
});

test("a new edition is one more file, and the day chooses", () => {
  const root = withChange("points-ranking/2025-03-25.yaml", (text) =>
    text
      .replace("validFrom: 2025-03-25", "validFrom: 2026-11-03")
      .replace("validTo: 2026-11-02", "validTo: null")
      .replace("sibling: 15", "sibling: 0"),
  );
  const folder = join(root, "content/rules/points-ranking");
  renameSync(join(folder, "2025-03-25.yaml"), join(folder, "2026-11-03.yaml"));
  cpSync("content/rules/points-ranking/2025-03-25.yaml", join(folder, "2025-03-25.yaml"));
  const { rules, findings } = readRules(root, facts, today);
  expect(findings).toEqual([]);
  expect(
    rules?.pointsRanking.editions.map(({ validFrom, additional }) => [
      validFrom,
      additional.sibling,
    ]),
  ).toEqual([
    ["2025-03-25", 15],
    ["2026-11-03", 0],
  ]);
});

test("every page that the rules name exists in both languages", () => {
  const pages = pagesNamed(book);
  expect(pages.length).toBeGreaterThan(40);
  const files = pages.flatMap((page) => [`${page}.en.md`, `${page}.fr.md`]);
  expect(files.filter((file) => !existsSync(join("content/guide", file)))).toEqual([]);
});

test("the rules travel to a page as plain data", () => {
  const sent = JSON.parse(JSON.stringify(book)) as typeof book;
  expect(sent).toEqual(book);
  const query = "program=express-entry&adults=2&teens=0&children=1&on=2026-11-22";
  expect(answer(cost, query, { editions: sent.cost.editions, today })).toEqual(
    answer(cost, query, { editions: book.cost.editions, today }),
  );
});
