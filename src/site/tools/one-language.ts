import type { Language } from "../../guidance/language.ts";
import { isLanguage } from "../../guidance/language.ts";

/** A copy of a tree of plain data in which every text in both languages (`{ en, fr }`) keeps only the one of `language`. */
export function inOneLanguage<T>(tree: T, language: Language): T {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const isPair =
      entries.length === 2 &&
      entries.every(([key, item]) => isLanguage(key) && typeof item === "string");
    return Object.fromEntries(
      entries
        .filter(([key]) => !isPair || key === language)
        .map(([key, item]) => [key, visit(item)]),
    );
  };
  return visit(tree) as T;
}
