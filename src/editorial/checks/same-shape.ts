import { resolveGuideLink } from "../../guidance/guide-link.ts";
import type { Found } from "../../guidance/finding.ts";
import type { InBoth, Language } from "../../guidance/language.ts";
import type { Pair } from "../../guidance/pairing.ts";
import type { Check, CheckContext } from "../check.ts";
import type { Part } from "../pairs/parts.ts";
import { toParts } from "../pairs/parts.ts";
import { whereTheyPart } from "../pairs/where-they-part.ts";

export const sameShape: Check = {
  name: "same-shape",
  level: "error",
  rule: "Both sides of a pair have the same headings, lists, tables and links, in the same order.",
  reason:
    "Two people who help each other in two languages must find the third step in the same place; a missing item is a missing answer.",
  good: "five items in both lists",
  bad: "five items in English, four in French",
  find: ({ corpus }) => corpus.pairs.flatMap((pair) => inPair(pair, corpus)),
};

function inPair(pair: Pair, { ids }: CheckContext["corpus"]): Found[] {
  const parts = { en: toParts(pair.pages.en), fr: toParts(pair.pages.fr) };
  const headings = compareHeadings(pair, parts);
  // Parts that do not correspond would only repeat what the headings tell.
  if (headings !== null) return [headings];
  return parts.en.flatMap((en, index) => {
    const fr = parts.fr[index];
    return fr === undefined ? [] : inPart(pair, { en, fr }, ids);
  });
}

function compareHeadings(pair: Pair, parts: InBoth<Part[]>): Found | null {
  const { en, fr } = parts;
  const at = whereTheyPart(en, fr);
  if (at === null) return null;
  const side: Language = en.length < fr.length ? "en" : "fr";
  const here = parts[side][at] ?? parts[side].at(-1);
  return {
    file: pair.pages[side].file,
    line: here?.line ?? 1,
    what: `the headings part ways here: English has ${nameHeading(en[at])}, French has ${nameHeading(fr[at])}`,
    instead: "give both languages the same headings at the same levels",
  };
}

function nameHeading(part: Part | undefined): string {
  return part === undefined ? "no more headings" : `“${part.heading}” (level ${part.depth})`;
}

function inPart(pair: Pair, parts: InBoth<Part>, ids: ReadonlySet<string>): Found[] {
  const { en, fr } = parts;
  return [
    ...compareRows(pair, parts, {
      kind: "list",
      of: ({ lists }) =>
        lists.map(({ line, ordered, items, depth }) => ({
          line,
          size: items,
          text: `${ordered ? "a numbered" : "a"} list of ${items}${depth > 1 ? " inside a list" : ""}`,
        })),
    }),
    ...compareRows(pair, parts, {
      kind: "table",
      of: ({ tables }) =>
        tables.map(({ line, columns, rows, caption }) => ({
          line,
          size: rows * columns,
          text: `a table of ${rows} rows and ${columns} columns${caption === null ? " without caption" : ""}`,
        })),
    }),
    ...compareLinks(pair, parts, (part, language) =>
      toTargets(part, pair.pages[language], ids),
    ).map((found) => ({ ...found, line: found.line === 0 ? (en.line ?? fr.line) : found.line })),
  ];
}

interface Row {
  line: number;
  size: number;
  text: string;
}

/** Lists or tables of a part, in order; the finding stands where there is less. */
function compareRows(
  pair: Pair,
  parts: InBoth<Part>,
  { kind, of }: { kind: string; of(part: Part): Row[] },
): Found[] {
  const rows = { en: of(parts.en), fr: of(parts.fr) };
  if (rows.en.length !== rows.fr.length) {
    const side: Language = rows.en.length < rows.fr.length ? "en" : "fr";
    return [
      {
        file: pair.pages[side].file,
        line: parts[side].line,
        what: `under “${parts[side].heading}” English has ${count(rows.en.length, kind)}, French has ${count(rows.fr.length, kind)}`,
        instead: `give both languages the same ${kind}s`,
      },
    ];
  }
  return rows.en.flatMap((en, index) => {
    const fr = rows.fr[index];
    if (fr === undefined || en.text === fr.text) return [];
    const side: Language = en.size < fr.size ? "en" : "fr";
    return [
      {
        file: pair.pages[side].file,
        line: rows[side][index]?.line ?? 1,
        what: `English has ${en.text}, French has ${fr.text}`,
        instead: `give both ${kind}s the same shape, or write one as text in both languages`,
      },
    ];
  });
}

interface Target {
  line: number;
  /** A page id; `outside` for every address that is not a page. */
  to: string;
}

function toTargets(part: Part, page: Pair["pages"]["en"], ids: ReadonlySet<string>): Target[] {
  return part.links.flatMap(({ line, href }) => {
    const link = resolveGuideLink(href, page, ids);
    if (link.kind === "page") return [{ line, to: link.id }];
    // A link that is broken is told by another check.
    return link.kind === "broken" || href.startsWith("#") ? [] : [{ line, to: "outside" }];
  });
}

function compareLinks(
  pair: Pair,
  parts: InBoth<Part>,
  targetsOf: (part: Part, language: Language) => Target[],
): Found[] {
  const targets = { en: targetsOf(parts.en, "en"), fr: targetsOf(parts.fr, "fr") };
  const names = new Set([...targets.en, ...targets.fr].map(({ to }) => to));
  return [...names].flatMap((to) => {
    const [en, fr] = [targets.en, targets.fr].map((all) => all.filter((each) => each.to === to));
    if (en === undefined || fr === undefined || en.length === fr.length) return [];
    const side: Language = en.length < fr.length ? "en" : "fr";
    const kind = to === "outside" ? "link to other sites" : `link to ${to}`;
    return [
      {
        file: pair.pages[side].file,
        line: parts[side].line,
        what: `under “${parts[side].heading}” English has ${count(en.length, kind)}, French has ${count(fr.length, kind)}`,
        instead: "give both languages the same links",
      },
    ];
  });
}

function count(number: number, kind: string): string {
  if (number === 0) return `no ${kind}`;
  return `${number} ${number === 1 ? kind : kind.replace(/^(\w+)/, "$1s")}`;
}
