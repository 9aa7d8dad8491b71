import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../../corpus/list-files.ts";
import { fillFacts } from "../../guidance/fact-references.ts";
import type { Found } from "../../guidance/finding.ts";
import { nearestNames } from "../../guidance/nearest.ts";
import type { EditionStamp } from "../../rules/edition.ts";
import { readRules } from "../../rules/files/read-rules.ts";
import type { RuleBook } from "../../rules/rule-book.ts";
import { pagesNamed } from "../../rules/rule-book.ts";
import type { Check, CheckContext } from "../check.ts";
import { toolsOfBook } from "../rules/tools-of-book.ts";
import { checkWords } from "../rules/words-of-rules.ts";
import { findWord, withPlace } from "../text/place-of-field.ts";

const folder = "content/rules";

export const rulesComplete: Check = {
  name: "rules-complete",
  level: "error",
  rule: "The rules of the tools can be read; the facts and pages that they name exist; every input, answer, fee and result has words in both languages, with the same values; and one edition holds on a day.",
  reason:
    "A tool that lacks a sentence shows nothing at the moment it is asked, or one language is told less than the other.",
  good: "verdict.short: { en: You are short by {short}., fr: Il vous manque {short}. }",
  bad: "verdict.short: { en: You are short by {short}., fr: Il vous en manque. }",
  find(context) {
    const { root, corpus, day } = context;
    // A guide without tools has no such folder.
    if (!existsSync(join(root, folder))) return [];
    const { rules, findings } = readRules(root, corpus.facts, day);
    const told = rules === null ? findings : [...checkWords(rules), ...overlaps(rules)];
    return [
      ...told.map((found) => withPlace(root, found)),
      ...badReferences(context),
      ...(rules === null ? [] : unknownPages(rules, context)),
    ];
  },
};

/** `{{fact}}` in a text of the rules that has no value. */
function badReferences({ root, corpus: { facts }, day }: CheckContext): Found[] {
  return linesOfRules(root).flatMap(({ file, line, text }) =>
    fillFacts(text, { facts, day, language: "en" }).bad.map(({ reference, what, instead }) => ({
      file,
      line,
      column: text.indexOf(reference) + 1,
      what,
      instead,
    })),
  );
}

/** Pages to which results send and that do not exist, where the rules name them; else, at the words of the tool whose code does. */
function unknownPages(rules: RuleBook, { root, corpus: { ids } }: CheckContext): Found[] {
  const lines = linesOfRules(root);
  return pagesNamed(rules)
    .filter((page) => !ids.has(page))
    .flatMap((page) => {
      const told = {
        what: `sends people to ${page}, which is no page of content/guide`,
        instead: `write ${nearestNames(page, ids).join(", ") || "a page that exists"}, or bring the page back`,
      };
      const written = lines
        .map(({ text, ...place }) => ({ ...place, column: findWord(text, page) }))
        .filter(({ column }) => column > 0);
      if (written.length > 0) return written.map((place) => ({ ...place, ...told }));
      return toolsOfBook(rules)
        .filter(({ pages }) => pages.includes(page))
        .map(({ wordsFile }) => ({ file: wordsFile, line: 1, ...told }));
    });
}

function linesOfRules(root: string): { file: string; line: number; text: string }[] {
  return listFiles(root, folder, ".yaml").flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .map((text, index) => ({ file, line: index + 1, text })),
  );
}

/** Editions of one tool that hold on one day, or end before they begin. */
function overlaps(rules: RuleBook): Found[] {
  const tools: [id: string, editions: readonly EditionStamp[]][] = [
    ["which-way", rules.whichWay],
    ...toolsOfBook(rules).map(({ id, rules: { editions } }): [string, readonly EditionStamp[]] => [
      id,
      editions,
    ]),
  ];
  return tools.flatMap(([id, editions]) => {
    const ordered = editions.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
    return ordered.flatMap(({ validFrom, validTo }, index) => {
      const next = ordered[index + 1];
      const place = { file: `${folder}/${id}/${validFrom}.yaml`, line: 1, field: "validTo" };
      if (validTo !== null && validTo < validFrom)
        return [
          {
            ...place,
            what: `is ${validTo}, before the first day`,
            instead: "correct one of the two",
          },
        ];
      if (next === undefined || (validTo !== null && validTo < next.validFrom)) return [];
      return [
        {
          ...place,
          what: `is ${validTo ?? "open"}, but the next edition begins on ${next.validFrom}`,
          instead: `write the last day before ${next.validFrom}`,
        },
      ];
    });
  });
}
