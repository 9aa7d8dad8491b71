import { resolveGuideLink } from "../../guidance/guide-link.ts";
import type { Check } from "../check.ts";
import { linesOfPage } from "../page-lines.ts";

const markdownLink = /\]\(([^)\s]+)\)/g;

export const linksLeadSomewhere: Check = {
  name: "links-lead-somewhere",
  about:
    "A link inside the guide names the Markdown file of a page that exists, in the same language.",
  find: ({ corpus: { pages, ids } }) =>
    pages.flatMap((page) =>
      linesOfPage(page).flatMap(({ line, text }) =>
        [...text.matchAll(markdownLink)].flatMap((match) => {
          const link = resolveGuideLink(match[1] ?? "", page, ids);
          return link.kind === "broken"
            ? [{ file: page.file, line, what: link.what, instead: link.instead }]
            : [];
        }),
      ),
    ),
};
