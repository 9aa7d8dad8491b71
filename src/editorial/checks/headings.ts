import type { Found } from "../../guidance/finding.ts";
import type { InBoth } from "../../guidance/language.ts";
import type { Page } from "../../guidance/pairing.ts";
import type { Check } from "../check.ts";
import type { TextBlock } from "../text/page-text.ts";
import { readText } from "../text/read-text.ts";
import { countedWords } from "../text/sentences.ts";

/** Words that no title-case-free heading begins with a capital, except as its first word. */
const smallWords: InBoth<RegExp> = {
  en: /(?<!^|[.:«"] ?)\b(?:Your|You|How|What|When|Where|Who|Why|With|Without|From|Before|After|Into|Is|Are|Can|Do|Get|Find|To|For|And|If|Need|Be|Not|Or|Than|Then)\b/u,
  fr: /(?<!^|[.:«"] ?)(?<!\p{L})(?:Votre|Vos|Vous|Comment|Quand|Pour|Avant|Après|Et|Ou|De|Du|Des|Avec|Sans|Si|Que|Qui|Est|Sont|Votre)(?!\p{L})/u,
};

/** Words under one heading (style rule S08). */
const mostWords = 300;

export const headings: Check = {
  name: "headings",
  level: "error",
  rule: "The title is the only heading of level 1; levels follow one another; a heading is a phrase with a small letter after the first word and no full stop, colon or question mark; text stands under it.",
  reason:
    "Many readers, and all who use a screen reader, go through the headings first: a skipped level or an empty section is a step into nothing.",
  good: "## Renew your card",
  bad: "# Renew Your Card?",
  find: ({ corpus: { pages } }) =>
    pages.flatMap((page) => {
      const { blocks } = readText(page);
      return [
        ...emptyHeadings(page),
        ...titleFindings(page, blocks),
        ...blocks.flatMap((block) => (block.kind === "heading" ? inWords(page, block) : [])),
        ...inOrder(page, blocks),
        ...underHeadings(page, blocks),
      ];
    }),
};

function emptyHeadings({ file, body, bodyLine }: Page): Found[] {
  return body.split("\n").flatMap((text, index) =>
    /^#{1,6}\s*$/.test(text)
      ? [
          {
            file,
            line: bodyLine + index,
            what: "a heading without words",
            instead: "write its words, or take it out",
          },
        ]
      : [],
  );
}

function titleFindings(page: Page, blocks: readonly TextBlock[]): Found[] {
  return blocks.filter(({ kind }) => kind === "title").flatMap((block) => inWords(page, block));
}

function inWords({ file, language }: Page, { text, line, column }: TextBlock): Found[] {
  const place = { file, line, column };
  const found: Found[] = [];
  const end = /[.?!:;,…]$/u.exec(text.trim())?.[0];
  if (end !== undefined)
    found.push({
      ...place,
      what: `the heading "${text}" ends with ${end}`,
      instead: `write it without ${end}${end === "?" ? ", as a statement or an instruction" : ""}`,
    });
  const capital = smallWords[language].exec(text)?.[0];
  if (capital !== undefined)
    found.push({
      ...place,
      what: `the heading "${text}" has a capital in "${capital}"`,
      instead: `write "${capital.toLowerCase()}": only the first word and names have one`,
    });
  else if (/\p{Lu}{4}/u.test(text) && !/\p{Ll}/u.test(text) && text.includes(" "))
    found.push({
      ...place,
      what: `the heading "${text}" is in capitals`,
      instead: "write it in small letters: capitals are read out letter by letter",
    });
  return found;
}

/** The title is level 1, so the body begins at level 2. */
function inOrder({ file }: Page, blocks: readonly TextBlock[]): Found[] {
  const found: Found[] = [];
  const seen = new Set<string>();
  let level = 1;
  let parent = "";
  for (const { kind, depth = 2, text, line, column } of blocks) {
    if (kind !== "heading") continue;
    const place = { file, line, column };
    if (depth === 1)
      found.push({
        ...place,
        what: "a heading of level 1 in the text",
        instead: `write ## ${text}: the title is the only heading of level 1`,
      });
    else if (depth > level + 1)
      found.push({
        ...place,
        what: `the level jumps from ${level} to ${depth}`,
        instead: `write ${"#".repeat(level + 1)} ${text}`,
      });
    if (depth <= 2) parent = text;
    const name = `${depth > 2 ? parent : ""} / ${text.toLowerCase()}`;
    if (seen.has(name))
      found.push({
        ...place,
        what: `the heading "${text}" stands here for the second time`,
        instead: "say in the heading what is different under it",
      });
    seen.add(name);
    level = depth;
  }
  return found;
}

function underHeadings(page: Page, blocks: readonly TextBlock[]): Found[] {
  const { file } = page;
  return blocks.flatMap((block, index) => {
    if (block.kind !== "heading") return [];
    const next = blocks[index + 1];
    const place = { file, line: block.line, column: block.column };
    if (next === undefined || (next.kind === "heading" && (next.depth ?? 2) <= (block.depth ?? 2)))
      return [
        {
          ...place,
          what: `nothing stands under the heading "${block.text}"`,
          instead: "write its text, or take the heading out",
        },
      ];
    const after = blocks.slice(index + 1);
    const until = after.findIndex(({ kind }) => kind === "heading");
    const words = (until === -1 ? after : after.slice(0, until))
      .filter(({ kind }) => kind !== "cell")
      .reduce((sum, { text }) => sum + countedWords(text).length, 0);
    if (words <= mostWords) return [];
    return [
      {
        ...place,
        level: "warning" as const,
        what: `${words} words stand under one heading`,
        instead: `put a heading about every 200 words, at most ${mostWords}`,
      },
    ];
  });
}
