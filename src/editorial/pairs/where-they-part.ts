import type { Part } from "./parts.ts";

/**
 * The place in the order of headings from which two pages go different ways; null when they never do. Levels alone tell
 * little, so what stands under each heading is compared too: the place is the one with the most equal parts before it and
 * after it.
 */
export function whereTheyPart(en: readonly Part[], fr: readonly Part[]): number | null {
  if (en.length === fr.length) {
    const at = en.findIndex(({ depth }, index) => depth !== fr[index]?.depth);
    return at === -1 ? null : at;
  }
  const shorter = Math.min(en.length, fr.length);
  let best = { at: 0, equal: -1 };
  for (let at = 0; at <= shorter; at += 1) {
    const before = range(0, at).filter((index) => isAlike(en[index], fr[index])).length;
    const after = range(1, shorter - at + 1).filter((back) => isAlike(en.at(-back), fr.at(-back)));
    if (before + after.length > best.equal) best = { at, equal: before + after.length };
  }
  return best.at;
}

function isAlike(a: Part | undefined, b: Part | undefined): boolean {
  return a !== undefined && b !== undefined && toShape(a) === toShape(b);
}

function toShape({ depth, lists, tables, links }: Part): string {
  return JSON.stringify([
    depth,
    lists.map(({ items, ordered }) => [items, ordered]),
    tables.map(({ columns, rows }) => [columns, rows]),
    links.length,
  ]);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
