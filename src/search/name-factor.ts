import type { SearchEntry } from "./entry.ts";
import { toTerms } from "./terms.ts";

/** A name in the other language counts less than one in the language of the reader: both may be words of the two. */
const otherShare = 0.7;

/**
 * How much more a page counts whose name is what was asked, in the language in which it fits better. The name of a title is what
 * stands before its first colon, comma or bracket: "Work permits: the two programs" is the page about work permits.
 */
export function nameFactor(
  {
    title,
    also,
    otherTitle,
    otherAlso,
  }: Pick<SearchEntry, "title" | "also" | "otherTitle" | "otherAlso">,
  asked: readonly string[],
): number {
  const phrase = asked.join(" ");
  const ofTitle = (text: string): number => {
    const name = toTerms(text.split(/[:,(]/)[0] ?? "");
    const shared = name.filter((term) => asked.includes(term)).length;
    const begins = toTerms(text).join(" ").startsWith(phrase) ? 0.7 : 0;
    const exact = name.join(" ") === phrase ? 1.2 : 0;
    return exact + begins + (name.length === 0 ? 0 : shared / name.length);
  };
  const isAlso = [also, otherAlso].some((names) =>
    names.split("\n").some((name) => toTerms(name).join(" ") === phrase),
  );
  return 1 + Math.max(ofTitle(title), otherShare * ofTitle(otherTitle)) + (isAlso ? 0.6 : 0);
}
