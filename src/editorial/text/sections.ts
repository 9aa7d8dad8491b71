import type { PageText, TextBlock } from "./page-text.ts";

/** A block with what stands above it: the headings it belongs to and, for a cell, the table. */
export interface BlockInPlace {
  block: TextBlock;
  /** The texts of the headings above it, outer ones first; without the title. */
  headings: string[];
  /** Caption and head row of the table of a cell, joined; empty elsewhere. */
  table: string;
}

/** The blocks of a page in reading order, each with its surroundings. */
export function inPlace({ blocks, tables }: PageText): BlockInPlace[] {
  let headings: { depth: number; text: string }[] = [];
  let caption = "";
  let tableAt = -1;
  return blocks.map((block) => {
    if (block.kind === "heading") {
      const depth = block.depth ?? 2;
      headings = [...headings.filter((above) => above.depth < depth), { depth, text: block.text }];
    }
    if (block.kind === "caption") caption = block.text;
    if (block.kind === "cell" && tables[tableAt + 1]?.line === block.line) {
      tableAt += 1;
      const head = blocks.filter(({ kind, line }) => kind === "cell" && line === block.line);
      caption = [tables[tableAt]?.caption ?? "", ...head.map(({ text }) => text)].join(" | ");
    }
    return {
      block,
      headings: headings.map(({ text }) => text),
      table: block.kind === "cell" ? caption : "",
    };
  });
}
