import type { Found } from "../../guidance/finding.ts";
import type { Notice } from "../../guidance/notice.ts";
import type { Check, CheckContext } from "../check.ts";

export const noticeComplete: Check = {
  name: "notice-complete",
  level: "error",
  rule: "A notice has both texts, ends after it begins, and is shown somewhere that exists.",
  reason: "In an emergency both languages are told at the same moment, or one half is not told.",
  good: "en: { title: Accounts are down, text: … } with fr: { title: Les comptes sont en panne, text: … }",
  bad: "en: { title: Accounts are down, text: … } alone",
  find: (context) => context.corpus.notices.flatMap((notice) => inNotice(notice, context)),
};

function inNotice(notice: Notice, { corpus: { ids, sections, lineOf } }: CheckContext): Found[] {
  const { file, scope, start, end, en, fr } = notice;
  const found: Found[] = [];
  const add = (field: string, path: string[], what: string, instead: string): void => {
    found.push({ file, line: lineOf(file, path), field, what, instead });
  };
  if (Date.parse(end) <= Date.parse(start))
    add("end", ["end"], `is ${end}, not after the start`, "write the moment from which it is gone");
  if (scope !== "site" && !ids.has(scope) && !sections.some(({ id }) => id === scope))
    add(
      "scope",
      ["scope"],
      `names ${scope}, which is neither a section nor a page`,
      "write site, a section such as settle-in, or a page such as settle-in/winter",
    );
  for (const part of ["title", "text"] as const) {
    if (en[part].trim() === fr[part].trim())
      add(`fr.${part}`, ["fr", part], "is the English text", "write it in French");
  }
  return found;
}
