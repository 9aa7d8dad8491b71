import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Found } from "../../guidance/finding.ts";

/**
 * A finding of a YAML file with the column of what it is about. Readers of YAML know lines only, and what is found after the
 * reading stands at line 1: then the field is looked for in the whole file, from the top. A missing field stands nowhere; its
 * parent is pointed at.
 */
export function withPlace(root: string, found: Found): Found {
  if (found.field === undefined) return found;
  const parts = found.field.split(/[.[\]]/).filter((part) => /\D/.test(part));
  const names = [found.field, ...parts.toReversed()];
  const lines = readFileSync(join(root, found.file), "utf8").split("\n");
  const own = lines[found.line - 1] ?? "";
  const [column] = names.map((name) => findWord(own, name)).filter((at) => at > 0);
  if (column !== undefined) return { ...found, column };
  if (found.line > 1) return { ...found, column: own.search(/\S/) + 1 };
  for (const name of names) {
    const index = lines.findIndex((text) => findWord(text, name) > 0);
    if (index !== -1)
      return { ...found, line: index + 1, column: findWord(lines[index] ?? "", name) };
  }
  return found;
}

/** The column of a whole word outside of a comment, from 1; 0 where the text does not hold it. */
export function findWord(text: string, word: string): number {
  if (text.trimStart().startsWith("#")) return 0;
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.search(new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`)) + 1;
}
