import type { Page } from "./pairing.ts";

/** A line of prose and where it stands in its file. */
export interface ProseLine {
  line: number;
  text: string;
}

/** What a reader of the page reads, line by line: the title, the description, then the body as it is written. */
export function linesOfPage({ body, bodyLine, fieldLines, frontMatter }: Page): ProseLine[] {
  return [
    { line: fieldLines["title"] ?? 1, text: oneLine(frontMatter.title) },
    { line: fieldLines["description"] ?? 1, text: oneLine(frontMatter.description) },
    ...body.split(/\r?\n/).map((text, index) => ({ line: bodyLine + index, text })),
  ];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}
