import type { Found } from "../../guidance/finding.ts";
import type { Page } from "../../guidance/pairing.ts";
import type { Check } from "../check.ts";
import { readWriting } from "../language/prose.ts";
import { isQuoted } from "../language/quotations.ts";
import { formsOf } from "../language/terms.ts";
import type { Term } from "../language/word-lists.ts";
import { blankNonProse } from "../language/words.ts";
import type { TextBlock } from "../text/page-text.ts";
import { readText } from "../text/read-text.ts";

/** Two capitals or more, not part of a code such as RC66SCH or H-1B. */
const acronym = /(?<![\p{L}\p{N}.-])(?:\p{Lu}{2,}|eTA)(?=s?(?![\p{L}\p{N}]|-\p{N}))/gu;

export const acronymsExplained: Check = {
  name: "acronyms-explained",
  level: "error",
  rule: "The first time a page uses an acronym, its full name stands before it: full name (ACRONYM). Those that everyone knows are listed under acronyms in content/spelling.yaml.",
  reason:
    "A newcomer does not know what LMIA or EIMT is, and lands on the page from a search, not from the page before.",
  good: "a labour market impact assessment (LMIA)",
  bad: "Your employer needs an LMIA.",
  find(context) {
    const { terms, spelling } = readWriting(context).lists;
    const known = new Set(spelling.acronyms);
    // The check of French usage tells of English short forms.
    const knownIn = { en: known, fr: new Set([...known, ...terms.flatMap(({ avoid }) => avoid)]) };
    return context.corpus.pages.flatMap((page) => inPage(page, knownIn[page.language], terms));
  },
};

/** Title and description have no room: they may use what the text explains. */
function inPage(page: Page, known: ReadonlySet<string>, terms: readonly Term[]): Found[] {
  const seen = new Set(known);
  return readText(page)
    .blocks.filter(({ kind }) => kind !== "title" && kind !== "description")
    .flatMap((block) =>
      [...blankNonProse(block.text).matchAll(acronym)].flatMap((match) => {
        const short = match[0];
        if (seen.has(short) || isOther(block, match.index, short)) return [];
        seen.add(short);
        if (isExplained(block.text, match.index, short)) return [];
        return [
          {
            file: page.file,
            ...block.placeAt(match.index),
            what: `${short} is not written out where the page first uses it`,
            instead: whatInstead(short, page, terms),
          },
        ];
      }),
    );
}

/** The code of a form (IMM 5669), a word to type in a text message, a whole line in capitals, words in quotation marks. */
function isOther({ text }: TextBlock, at: number, short: string): boolean {
  const after = text.slice(at + short.length);
  return (
    /^[ \u00A0\u2011/-]?\d/u.test(after) ||
    /\b(?:text|textez|texto|textant)(?: le mot)? $|\bword $|\bmot $/iu.test(text.slice(0, at)) ||
    !/\p{Ll}/u.test(text.replaceAll(/\{\{[^{}]*\}\}/gu, "")) ||
    isQuoted(text, at)
  );
}

/**
 * In brackets behind words, "name (ACRONYM)"; before its name, "ACRONYM (name)", "the ACRONYM scale (name)";
 * or told in the sentence: "known as the ACRONYM", "ACRONYM means", "ACRONYM, a program of".
 */
function isExplained(text: string, at: number, short: string): boolean {
  const before = text.slice(0, at);
  const after = text.slice(at + short.length);
  const opening = before.lastIndexOf("(");
  if (opening !== -1 && !before.includes(")", opening))
    return (
      /[\p{L}\p{N}.]["»\u201D]?[ \u00A0]*$/u.test(text.slice(0, opening)) &&
      !/^\((?:see|voir|e\.g\.|such as|like|comme|par exemple)\b/iu.test(text.slice(opening))
    );
  const behind = /^s?(?: \p{Ll}+){0,2}(?: \(| ?: )([^().]+)/u.exec(after)?.[1] ?? "";
  const isName =
    behind.split(/\s+/u).length >= 2 &&
    behind.charAt(0).toLowerCase() === short.charAt(0).toLowerCase();
  const isAside = /, (?:the |le |la |les |l['\u2019])$/u.test(before) && /^[,.]/u.test(after);
  return isName || isAside || toldBefore.test(before) || toldAfter.test(after);
}

const toldBefore =
  /(?:known as|called|initials,?|acronym|appelée?|appelle|nommée?|connue? sous le (?:nom de|sigle)|initiales,?|sigle|nom)(?: the| le| la| l['\u2019]| d[eu'\u2019]l?a?)?[ \u00A0]*$/iu;
const toldAfter =
  /^(?:,? (?:is the|are the|means|stands for|est l|signifie|désigne)|, (?:an?|the|une?|le|la|les|l['\u2019])(?= ?\p{Ll}))/iu;

function whatInstead(short: string, { language }: Page, terms: readonly Term[]): string {
  const term = terms.find((each) => each.short?.[language] === short);
  const full = term === undefined ? undefined : formsOf(term[language])[0];
  return full === undefined
    ? `write: full name (${short}); if everyone knows it, add ${short} to acronyms in content/spelling.yaml`
    : `write: ${full} (${short})`;
}
