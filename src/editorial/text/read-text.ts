import type { MdastNode } from "satteri";
import { markdownToMdast } from "satteri";
import type { Page } from "../../guidance/pairing.ts";
import { headBlocks } from "./head-blocks.ts";
import type { BlockKind, PageText, TextPlace } from "./page-text.ts";
import { sourceOffset, toPlainText } from "./plain-text.ts";

const known = new WeakMap<Page, PageText>();

/** The page taken apart, by the parser that builds it. Every check asks for it: it is read once. */
export function readText(page: Page): PageText {
  const before = known.get(page);
  if (before !== undefined) return before;
  const text = takeApart(page);
  known.set(page, text);
  return text;
}

/** Where a node stands: what surrounds it decides what its words are for. */
interface Surroundings {
  listDepth: number;
  quoted: boolean;
}

const captionMark = /^(?:Table:|Tableau\s*:)\s*/u;

function takeApart(page: Page): PageText {
  const { body } = page;
  const text: PageText = { blocks: headBlocks(page), links: [], images: [], lists: [], tables: [] };
  const lineStarts = startsOfLines(body);
  const placeOf = (offset: number): TextPlace => {
    const row = rowOf(lineStarts, offset);
    return { line: page.bodyLine + row, column: offset - (lineStarts[row] ?? 0) + 1 };
  };

  const addBlock = (
    kind: BlockKind,
    node: MdastNode,
    { quoted }: Surroundings,
    depth?: number,
  ): void => {
    const plain = toPlainText(node, body);
    if (plain.text.trim() === "") return;
    const placeAt = (offset: number): TextPlace => placeOf(sourceOffset(plain, offset));
    text.blocks.push({
      kind,
      ...placeAt(0),
      text: plain.text,
      placeAt,
      ...(depth === undefined ? {} : { depth }),
      ...(quoted ? { quoted } : {}),
    });
  };

  const walk = (node: MdastNode, around: Surroundings): void => {
    const place = placeOf(node.position?.start.offset ?? 0);
    switch (node.type) {
      case "heading":
        addBlock("heading", node, around, node.depth);
        break;
      case "paragraph":
        if (around.listDepth === 0) addBlock("paragraph", node, around);
        else addBlock("item", node, around, around.listDepth);
        break;
      case "tableCell":
        addBlock("cell", node, around);
        break;
      case "list": {
        const depth = around.listDepth + 1;
        const { line } = place;
        text.lists.push({
          line,
          ordered: node.ordered ?? false,
          items: node.children.length,
          depth,
        });
        for (const child of node.children) walk(child, { ...around, listDepth: depth });
        return;
      }
      case "table": {
        const columns = node.children[0]?.children.length ?? 0;
        const caption = captionAbove(text);
        text.tables.push({ line: place.line, columns, rows: node.children.length - 1, caption });
        break;
      }
      case "link":
        text.links.push({ ...place, href: node.url, text: toPlainText(node, body).text });
        break;
      case "image":
        text.images.push({ ...place, src: node.url, alt: node.alt ?? "" });
        break;
      default:
    }
    if (!("children" in node)) return;
    const inside = { ...around, quoted: around.quoted || node.type === "blockquote" };
    for (const child of node.children) walk(child, inside);
  };

  walk(markdownToMdast(body, { features: { frontmatter: false } }), {
    listDepth: 0,
    quoted: false,
  });
  return text;
}

/** The paragraph just read becomes the caption of the table that follows it, if it is marked as one. */
function captionAbove({ blocks }: PageText): string | null {
  const above = blocks.at(-1);
  const mark = above?.kind === "paragraph" ? captionMark.exec(above.text) : null;
  if (above === undefined || mark === null) return null;
  const cut = mark[0].length;
  const { placeAt } = above;
  const caption = above.text.slice(cut);
  blocks[blocks.length - 1] = {
    ...above,
    ...placeAt(cut),
    kind: "caption",
    text: caption,
    placeAt: (offset) => placeAt(offset + cut),
  };
  return caption;
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Binary search for the last line that starts at or before `offset`. */
function rowOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
