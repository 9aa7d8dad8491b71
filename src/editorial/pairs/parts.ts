import type { Page } from "../../guidance/pairing.ts";
import type { TextLink, TextList, TextTable } from "../text/page-text.ts";
import { readText } from "../text/read-text.ts";

/** What stands under one heading. */
export interface Part {
  /** Line of the heading; of the first line of the text for what stands above all headings. */
  line: number;
  /** Level of the heading, 1 for what stands above all headings. */
  depth: number;
  heading: string;
  lists: TextList[];
  tables: TextTable[];
  links: TextLink[];
}

/** The page cut at its headings, in reading order. */
export function toParts(page: Page): Part[] {
  const { blocks, lists, tables, links } = readText(page);
  const starts = [
    { line: page.bodyLine, depth: 1, heading: page.frontMatter.title },
    ...blocks
      .filter(({ kind }) => kind === "heading")
      .map(({ line, depth, text }) => ({ line, depth: depth ?? 2, heading: text })),
  ];
  return starts.map((start, index) => {
    const end = starts[index + 1]?.line ?? Infinity;
    const inside = ({ line }: { line: number }): boolean => line >= start.line && line < end;
    return {
      ...start,
      lists: lists.filter(inside),
      tables: tables.filter(inside),
      links: links.filter(inside),
    };
  });
}
