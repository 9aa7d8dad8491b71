import type { SearchEntry } from "./entry.ts";
import { toTerms } from "./terms.ts";

/**
 * How much more a page counts whose name is what was asked. The name of a title is what stands before its first colon, comma or
 * bracket: "Work permits: the two programs" is the page about work permits.
 */
export function nameFactor(
  { title, also, other }: Pick<SearchEntry, "title" | "also" | "other">,
  asked: readonly string[],
): number {
  const name = toTerms(title.split(/[:,(]/)[0] ?? "");
  const shared = name.filter((term) => asked.includes(term)).length;
  const phrase = asked.join(" ");
  const others = [...also.split("\n"), ...other.split("\n")].map((each) => toTerms(each).join(" "));
  const exact = name.join(" ") === phrase ? 1.2 : others.includes(phrase) ? 0.6 : 0;
  const begins = toTerms(title).join(" ").startsWith(phrase) ? 0.7 : 0;
  return 1 + exact + begins + (name.length === 0 ? 0 : shared / name.length);
}
