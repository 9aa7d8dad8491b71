import { resolveGuideLink } from "../../guidance/guide-link.ts";
import type { Check } from "../check.ts";
import { readText } from "../text/read-text.ts";

export const orphanPages: Check = {
  name: "orphan-pages",
  level: "warning",
  rule: "Another page, a journey or the front page leads to each page.",
  reason:
    "People read from page to page; a page that only the list of its section knows is hardly found.",
  good: "related: [settle-in/winter], in the page about snow",
  bad: "a page that no other page names",
  find({ corpus: { pages, pairs, ids, frontPage, journeys } }) {
    const reached = new Set(frontPage.tasks.map(({ page }) => page));
    // The first step of a journey is where its readers come from.
    for (const { steps } of journeys) for (const step of steps.slice(1)) reached.add(step);
    for (const page of pages) {
      for (const related of page.frontMatter.related) if (related !== page.id) reached.add(related);
      for (const { href } of readText(page).links) {
        const link = resolveGuideLink(href, page, ids);
        if (link.kind === "page" && link.id !== page.id) reached.add(link.id);
      }
    }
    return pairs
      .filter(({ id }) => !reached.has(id))
      .map(({ id, pages: { en } }) => ({
        file: en.file,
        line: 1,
        what: "no other page leads here",
        instead: `link it from a page that its readers come from, or add ${id} to that page's related`,
      }));
  },
};
