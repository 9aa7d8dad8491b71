import type { Finding } from "../../guidance/finding.ts";
import { pagesOfSection } from "../../guidance/section-schema.ts";
import type { Check, CheckContext } from "../check.ts";

export const pagesListed: Check = {
  name: "pages-listed",
  about:
    "Sections list each of their pages once, and every page id that is named somewhere exists.",
  find: (context) => [
    ...unlisted(context),
    ...unknownInSections(context),
    ...unknownRelated(context),
    ...unknownTasks(context),
  ],
};

function unlisted({ corpus: { pairs, sections } }: CheckContext): Finding[] {
  const listed = sections.flatMap((section) =>
    pagesOfSection(section).map((page) => `${section.id}/${page}`),
  );
  return pairs
    .filter(({ id }) => listed.filter((page) => page === id).length !== 1)
    .map(({ id, section, pages }) => ({
      file: pages.en.file,
      line: 1,
      what: `content/guide/${section}/section.yaml does not list this page exactly once`,
      instead: `add "- ${id.slice(section.length + 1)}" to a group there`,
    }));
}

function unknownInSections({ corpus: { ids, sections } }: CheckContext): Finding[] {
  return sections.flatMap((section) =>
    pagesOfSection(section)
      .filter((page) => !ids.has(`${section.id}/${page}`))
      .map((page) => ({
        file: `content/guide/${section.id}/section.yaml`,
        line: 1,
        field: "groups",
        what: `lists ${page}, which is not a page`,
        instead: `write ${page}.en.md and ${page}.fr.md, or take the line out`,
      })),
  );
}

function unknownRelated({ corpus: { pages, ids } }: CheckContext): Finding[] {
  return pages.flatMap((page) =>
    page.frontMatter.related
      .filter((related) => related === page.id || !ids.has(related))
      .map((related) => ({
        file: page.file,
        line: 1,
        field: "related",
        what:
          related === page.id ? "names the page itself" : `names ${related}, which is not a page`,
        instead: "name another page, as section/page",
      })),
  );
}

function unknownTasks({ corpus: { frontPage, ids } }: CheckContext): Finding[] {
  return frontPage.tasks
    .filter(({ page }) => !ids.has(page))
    .map(({ page }) => ({
      file: "content/guide/front-page.yaml",
      line: 1,
      field: "tasks",
      what: `names ${page}, which is not a page`,
      instead: "name an existing page, as section/page",
    }));
}
