import type { Page } from "../../guidance/pairing.ts";
import { readText } from "../text/read-text.ts";
import { toNumberWords } from "./number-words.ts";
import type { Value } from "./values.ts";
import { toValues } from "./values.ts";

/** A value and the place where it is written. */
export interface PlacedValue {
  value: Value;
  line: number;
  column: number;
  /** Which block of the page it stands in, and under which heading: twins have theirs in the same order. */
  block: number;
  part: number;
}

/** What a page names in figures, and the numbers it writes out in words. */
export interface PageValues {
  values: PlacedValue[];
  inWords: ReadonlySet<number>;
}

/** The values of the title and the body. The description sums up and may leave out what its language has no room for. */
export function valuesOfPage(page: Page): PageValues {
  const blocks = readText(page).blocks.filter(({ kind }) => kind !== "description");
  let part = 0;
  const values = blocks.flatMap((block, index) => {
    if (block.kind === "heading") part += 1;
    return toValues(block.text, page.language).map((value) => ({
      value,
      ...block.placeAt(value.at),
      block: index,
      part,
    }));
  });
  return {
    values,
    inWords: new Set(blocks.flatMap(({ text }) => toNumberWords(text, page.language))),
  };
}
