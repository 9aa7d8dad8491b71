import { isSeq, isNode, parseDocument } from "yaml";
import { Refusal } from "../../cli/refusal.ts";

/**
 * The text of a `section.yaml` with one more page at the end of a group (from 0); every other character stays as it is
 * written. Unchanged when the group lists the page. Throws a Refusal when the group lists no page after which it could stand.
 */
export function withListedPage(text: string, group: number, name: string): string {
  const pages = parseDocument(text).getIn(["groups", group, "pages"], true);
  const last = isSeq(pages) ? pages.items.at(-1) : undefined;
  if (!isSeq(pages) || !isNode(last) || !last.range)
    throw new Refusal(`Group ${group + 1} lists no page: add "- ${name}" to it by hand.`);
  if (JSON.stringify(pages.toJSON()).includes(JSON.stringify(name))) return text;
  const end = last.range[1];
  if (pages.flow === true) return `${text.slice(0, end)}, ${name}${text.slice(end)}`;
  const lineStart = text.lastIndexOf("\n", last.range[0]) + 1;
  const mark = text.slice(lineStart, last.range[0]);
  return `${text.slice(0, end)}\n${mark}${name}${text.slice(end)}`;
}
