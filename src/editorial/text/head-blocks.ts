import type { Page } from "../../guidance/pairing.ts";
import type { TextBlock } from "./page-text.ts";

/** Title and description, which stand in the front matter. */
export function headBlocks({ frontMatter, fieldLines }: Page): TextBlock[] {
  return (["title", "description"] as const).map((kind, index) => {
    const line = fieldLines[kind] ?? 2 + index;
    const text = frontMatter[kind];
    // YAML wants quotes around a text that holds a colon and a space.
    const first = kind.length + 3 + (text.includes(": ") || text.includes(" #") ? 1 : 0);
    return { kind, line, column: first, text, placeAt: (at) => ({ line, column: first + at }) };
  });
}
