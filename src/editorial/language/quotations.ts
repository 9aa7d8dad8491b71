import { readText } from "../text/read-text.ts";
import type { Prose } from "./prose.ts";

const quotation = /"[^"]*"|\u201C[^\u201D]*\u201D|«[^»]*»/gu;

/** Whether the character at `at` stands inside quotation marks, of either language. */
export function isQuoted(text: string, at: number): boolean {
  return [...text.matchAll(quotation)].some(
    (match) => match.index < at && at < match.index + match[0].length - 1,
  );
}

/** Whether the words at `at` are somebody else's: quoted, or the title of an official page that a link names. */
export function isSomeoneElses(prose: Prose, at: number): boolean {
  return prose.block?.quoted === true || isQuoted(prose.text, at) || isInOutsideLink(prose, at);
}

function isInOutsideLink({ page, placeAt }: Prose, at: number): boolean {
  if (page === null) return false;
  const { line, column } = placeAt(at);
  return readText(page).links.some(
    (link) =>
      link.line === line &&
      link.column <= column &&
      column <= link.column + link.text.length &&
      /^https?:/u.test(link.href),
  );
}
