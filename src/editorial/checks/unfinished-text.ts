import type { ProseLine } from "../../guidance/page-lines.ts";
import { linesOfPage } from "../../guidance/page-lines.ts";
import type { Page } from "../../guidance/pairing.ts";
import type { Check } from "../check.ts";

/** What `npm run new` leaves for the writer to replace. */
const placeholder = /\[\[[^\]]*\]\]?/g;

export const unfinishedText: Check = {
  name: "unfinished-text",
  level: "error",
  rule: "No page holds a place left to be filled in: text in double square brackets.",
  reason: "npm run new leaves such places in both files; a reader must never meet one.",
  good: "Winter lasts five months.",
  bad: "[[Answer the question in two or three sentences.]]",
  find: ({ corpus: { pages } }) =>
    pages.flatMap((page) =>
      [...linesOfPage(page), ...otherFields(page)].flatMap(({ line, text }) =>
        [...text.matchAll(placeholder)].map((match) => ({
          file: page.file,
          line,
          ...(line >= page.bodyLine ? { column: match.index + 1 } : {}),
          what: `“${match[0]}” is still to be written`,
          instead: "write the text in its place, without brackets",
        })),
      ),
    ),
};

/** The fields of the front matter that hold text and are not lines of the page. */
function otherFields({ frontMatter, fieldLines }: Page): ProseLine[] {
  return [
    { line: fieldLines["alsoListedAs"] ?? 1, text: frontMatter.alsoListedAs.join("\n") },
    {
      line: fieldLines["sources"] ?? 1,
      text: frontMatter.sources
        .flatMap(({ title, publisher, note }) => [title, publisher, note ?? ""])
        .join("\n"),
    },
  ];
}
