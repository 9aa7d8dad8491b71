import type { Day } from "./calendar.ts";
import type { FactBook } from "./fact.ts";
import { fillFactsAsText } from "./fact-references.ts";
import type { Language } from "./language.ts";
import { isLanguage } from "./language.ts";
import { typeset } from "./typography.ts";

/**
 * A copy of a tree of plain data in which every text that belongs to a language (it stands under a key `en` or `fr`)
 * is ready to print: facts filled in, typography done. Other values are left as they are.
 */
export function toPrintable<T>(
  tree: T,
  facts: FactBook,
  day: Day,
  language: Language | null = null,
): T {
  const visit = (value: unknown, inside: Language | null): unknown => {
    if (typeof value === "string")
      return inside === null
        ? value
        : typeset(fillFactsAsText(value, { facts, day, language: inside }), inside);
    if (Array.isArray(value)) return value.map((item) => visit(item, inside));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        visit(item, isLanguage(key) ? key : inside),
      ]),
    );
  };
  return visit(tree, language) as T;
}
