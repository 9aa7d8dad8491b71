import type { Found } from "../../guidance/finding.ts";
import type { InBoth } from "../../guidance/language.ts";
import type { CostEdition } from "../../rules/cost/edition.ts";
import type { AnyField } from "../../rules/form/field.ts";
import type { RuleBook } from "../../rules/rule-book.ts";
import type { ToolOfBook } from "./tools-of-book.ts";
import { toolsOfBook } from "./tools-of-book.ts";

/** What the words of the tools lack, have too much of, or say differently in the two languages. Lines are looked up by the caller. */
export function checkWords(book: RuleBook): Found[] {
  const tools = toolsOfBook(book);
  return [
    ...tools.flatMap((tool) => [
      ...ofForm(tool),
      ...ofLines(tool.rules.words.lines, tool.wordsFile),
    ]),
    ...ofLines(book.words.lines, "content/rules/words.yaml"),
    ...book.cost.editions.flatMap((edition) => ofCost(edition, book.cost.words.lines)),
  ];
}

/** Every input, every option and every list of rows has words, and no words are left over. */
function ofForm({ fields, rules, wordsFile }: ToolOfBook): Found[] {
  const inputs = new Map(
    Object.entries(fields).flatMap(([name, field]): [string, AnyField][] =>
      field.kind === "rows" ? Object.entries(field.columns) : [[name, field]],
    ),
  );
  const lists = Object.entries(fields).flatMap(([name, { kind }]) => (kind === "rows" ? name : []));
  const { words } = rules;
  return [
    ...difference(inputs.keys(), words.fields, { file: wordsFile, inside: "fields" }),
    ...difference(lists, words.groups, { file: wordsFile, inside: "groups" }),
    ...[...inputs].flatMap(([name, { options = [] }]) =>
      words.fields[name] === undefined
        ? []
        : difference(options, words.fields[name].options ?? {}, {
            file: wordsFile,
            inside: `fields.${name}.options`,
          }),
    ),
  ];
}

/** Keys that the rules ask for and the words lack, and keys that nothing asks for. */
function difference(
  asked: Iterable<string>,
  written: Readonly<Record<string, unknown>>,
  { file, inside }: { file: string; inside: string },
): Found[] {
  const wanted = new Set(asked);
  return [
    ...[...wanted]
      .filter((key) => !Object.hasOwn(written, key))
      .map((key) => ({
        file,
        line: 1,
        field: inside.split(".")[1] ?? inside,
        what: `has no words for ${key}, which the form shows`,
        instead: `add ${key} under ${inside}, in both languages`,
      })),
    ...Object.keys(written)
      .filter((key) => !wanted.has(key))
      .map((key) => ({
        file,
        line: 1,
        field: key,
        what: "has words that no form shows",
        instead: `remove it, or correct it to one of ${[...wanted].join(", ")}`,
      })),
  ];
}

/** Both languages of a sentence name the same values. */
function ofLines(lines: Readonly<Record<string, InBoth<string>>>, file: string): Found[] {
  return Object.entries(lines).flatMap(([key, { en, fr }]) => {
    const [english, french] = [valuesIn(en), valuesIn(fr)];
    if (english.join(" ") === french.join(" ")) return [];
    return [
      {
        file,
        line: 1,
        field: key,
        what: `names ${list(english)} in English and ${list(french)} in French`,
        instead: "name the same values in both languages",
      },
    ];
  });
}

const valuesIn = (text: string): string[] =>
  [...text.matchAll(/(?<!\{)\{([a-zA-Z]+)\}/g)].map(([value]) => value).toSorted();

const list = (values: readonly string[]): string =>
  values.length === 0 ? "no value" : values.join(", ");

/** Every fee, price and note of a program has its sentence. */
function ofCost(
  { validFrom, programs }: CostEdition,
  lines: Readonly<Record<string, unknown>>,
): Found[] {
  const keys = Object.values(programs).flatMap(({ fees, prices, notes }) => [
    ...fees.flatMap(({ key, fact, familyMost }) => [
      { name: key, line: `fee.${key}-unseen` },
      ...(fact === null ? [] : [{ name: key, line: `fee.${key}` }]),
      ...(familyMost === undefined ? [] : [{ name: key, line: `fee.${key}-family` }]),
    ]),
    ...prices.map(({ key }) => ({ name: key, line: `price.${key}` })),
    ...notes.map((key) => ({ name: key, line: `note.${key}` })),
  ]);
  const missing = new Map(
    keys.filter(({ line }) => !Object.hasOwn(lines, line)).map((each) => [each.line, each.name]),
  );
  return Array.from(missing, ([line, name]) => ({
    file: `content/rules/cost/${validFrom}.yaml`,
    line: 1,
    field: name,
    what: `has no sentence ${line} in content/rules/cost/words.yaml`,
    instead: `add ${line} under lines there, in both languages`,
  }));
}
