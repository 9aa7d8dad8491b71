import type { Page } from "../guidance/pairing.ts";

/** A line of prose and where it stands in its file. */
export interface ProseLine {
  line: number;
  text: string;
}

/** The lines of the body, and the title and description, which stand on the first lines of the front matter. */
export function linesOfPage({ body, bodyLine, frontMatter }: Page): ProseLine[] {
  const head = [frontMatter.title, frontMatter.description].map((text, index) => ({
    line: 2 + index,
    text,
  }));
  return [...head, ...body.split("\n").map((text, index) => ({ line: bodyLine + index, text }))];
}
