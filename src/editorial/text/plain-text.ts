import type { MdastNode } from "satteri";

/** The words of a node, and for each stretch of them where it begins in the Markdown. */
export interface PlainText {
  text: string;
  stretches: Stretch[];
}

interface Stretch {
  /** Where the stretch begins in the plain text. */
  at: number;
  /** For each character of the stretch its offset in the Markdown; a number when they follow one another from there. */
  source: number | readonly number[];
}

/** Joins the words below a node: link texts are kept, images and HTML tags are not words, a line end is a space. */
export function toPlainText(node: MdastNode, markdown: string): PlainText {
  const plain: PlainText = { text: "", stretches: [] };
  collect(node, markdown, plain);
  return plain;
}

function collect(node: MdastNode, markdown: string, plain: PlainText): void {
  if (node.type === "text" || node.type === "inlineCode") {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    const mark = node.type === "inlineCode" ? /^`+ ?/.exec(markdown.slice(start, end)) : null;
    const from = start + (mark?.[0].length ?? 0);
    const exact = markdown.startsWith(node.value, from);
    plain.stretches.push({
      at: plain.text.length,
      source: exact ? from : align(node.value, markdown.slice(0, end), from),
    });
    plain.text += node.value.replaceAll("\n", " ");
  } else if (node.type === "break") {
    plain.stretches.push({ at: plain.text.length, source: node.position?.start.offset ?? 0 });
    plain.text += " ";
  } else if ("children" in node) {
    for (const child of node.children) collect(child, markdown, plain);
  }
}

/** The Markdown may hold what the value does not: escapes, entities, indents and quote marks at the start of a line. */
function align(value: string, markdown: string, from: number): number[] {
  const sources: number[] = [];
  let at = from;
  for (const character of value.split("")) {
    if (markdown[at] === "&" && character !== "&") {
      sources.push(at);
      at = Math.max(at, markdown.indexOf(";", at)) + 1;
      continue;
    }
    while (at < markdown.length && markdown[at] !== character) at += 1;
    sources.push(at);
    at += markdown.startsWith("&amp;", at) ? 5 : 1;
  }
  return sources;
}

/** The offset in the Markdown of the character at `offset` of the plain text. */
export function sourceOffset({ stretches }: PlainText, offset: number): number {
  const stretch = stretches.findLast(({ at }) => at <= offset) ?? stretches[0];
  if (stretch === undefined) return 0;
  const inside = Math.max(0, offset - stretch.at);
  if (typeof stretch.source === "number") return stretch.source + inside;
  return stretch.source[Math.min(inside, stretch.source.length - 1)] ?? 0;
}
