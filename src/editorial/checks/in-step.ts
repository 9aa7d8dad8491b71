import { changesSince } from "../../corpus/agreements.ts";
import type { Agreement } from "../../corpus/agreements.ts";
import type { Found } from "../../guidance/finding.ts";
import type { Language } from "../../guidance/language.ts";
import { languages, otherLanguage } from "../../guidance/language.ts";
import { linesOfPage } from "../../guidance/page-lines.ts";
import type { Pair } from "../../guidance/pairing.ts";
import type { TextChange } from "../../guidance/text-changes.ts";
import { showChange } from "../../guidance/text-changes.ts";
import type { Check } from "../check.ts";

export const inStep: Check = {
  name: "in-step",
  level: "error",
  rule: "Both sides of a pair say the same: whoever changes one side brings the other into line, then declares them equal with npm run check -- agree PAGE.",
  reason:
    "Neither language is a translation that may lag behind; whoever reads the side that was forgotten acts on an old rule.",
  good: "both files changed, then: npm run check -- agree settle-in/winter",
  bad: "a new deadline in winter.en.md alone",
  find: ({ corpus: { pairs, ids, agreements }, now }) => [
    ...pairs.flatMap((pair) => {
      const agreement = agreements.get(pair.id);
      return agreement === undefined ? [neverAgreed(pair)] : sinceAgreement(pair, agreement, now);
    }),
    ...[...agreements]
      .filter(([id]) => !ids.has(id))
      .map(([id, { file }]) => ({
        file,
        line: 1,
        level: "warning" as const,
        what: `is kept for ${id}, which is not a page any more`,
        instead: "remove this file",
      })),
  ],
};

/** One page that was rewritten fills no screen. */
const mostShown = 8;

function neverAgreed({ id, pages }: Pair): Found {
  return {
    file: pages.en.file,
    line: 1,
    what: "nobody has declared the two sides of this pair equal",
    instead: `read both side by side, then run: npm run check -- agree ${id}`,
  };
}

function damaged({ id }: Pair, { file }: Agreement): Found {
  return {
    file,
    line: 1,
    field: "texts",
    what: "cannot be read: it was changed by hand or by a merge",
    instead: `read both sides of the pair, then run: npm run check -- agree ${id}`,
  };
}

function sinceAgreement(pair: Pair, agreement: Agreement, now: Date): Found[] {
  if (agreement.texts() === null) return [damaged(pair, agreement)];
  const changes: Record<Language, TextChange[]> = {
    en: changesSince(pair.pages.en, agreement),
    fr: changesSince(pair.pages.fr, agreement),
  };
  const excused =
    agreement.emergency !== null && Date.parse(agreement.emergency.until) > now.getTime();
  const both = changes.en.length > 0 && changes.fr.length > 0;
  return languages.flatMap((language) => {
    const page = pair.pages[language];
    const lines = linesOfPage(page);
    const twin = pair.pages[otherLanguage(language)].file;
    const moved = both ? "both sides" : `the ${names[language]} side`;
    return changes[language].slice(0, mostShown).map((change, index, shown) => ({
      file: page.file,
      line: lines[change.index]?.line ?? 1,
      ...(excused ? { level: "warning" as const } : {}),
      what: `${moved} changed since ${agreement.agreed}: ${told(change)}${
        index === shown.length - 1 && changes[language].length > mostShown
          ? `, and ${changes[language].length - mostShown} more lines`
          : ""
      }`,
      instead: both
        ? `read both side by side, then run: npm run check -- agree ${pair.id}`
        : `bring ${twin} into line, then run: npm run check -- agree ${pair.id}`,
    }));
  });
}

const names: Record<Language, string> = { en: "English", fr: "French" };

function told(change: TextChange): string {
  const { before, after } = showChange(change);
  if (before === "") return `“${after}” is new`;
  if (after === "") return `“${before}” is gone`;
  return `“${before}” → “${after}”`;
}
