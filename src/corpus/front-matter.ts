/** A Markdown file cut in two. */
export interface SplitMarkdown {
  yaml: string;
  body: string;
  /** The line of the file on which the body starts, from 1. */
  bodyLine: number;
}

const fence = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** Front matter and body, or null when the file does not open with `---` lines around front matter. */
export function splitFrontMatter(text: string): SplitMarkdown | null {
  const match = fence.exec(text);
  if (match === null) return null;
  const head = match[0];
  return { yaml: match[1] ?? "", body: text.slice(head.length), bodyLine: head.split("\n").length };
}
