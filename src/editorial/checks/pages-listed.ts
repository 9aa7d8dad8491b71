import type { Found } from "../../guidance/finding.ts";
import { pagesOfSection } from "../../guidance/section-schema.ts";
import type { Check, CheckContext } from "../check.ts";

export const pagesListed: Check = {
  name: "pages-listed",
  level: "error",
  rule: "Sections list each of their pages once, and every page id that is named somewhere exists.",
  reason: "A page in no list has no place in navigation and is never built.",
  good: "pages: [winter, snow]",
  bad: "pages: [winter, winter]",
  find: (context) => [
    ...unlisted(context),
    ...unknownInSections(context),
    ...unknownRelated(context),
    ...unknownTasks(context),
    ...unknownSteps(context),
  ],
};

function unlisted({ corpus: { pairs, sections } }: CheckContext): Found[] {
  const counts = new Map<string, number>();
  for (const section of sections) {
    for (const page of pagesOfSection(section)) {
      const id = `${section.id}/${page}`;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return pairs
    .filter(({ id }) => counts.get(id) !== 1)
    .map(({ id, section, pages }) => ({
      file: pages.en.file,
      line: 1,
      what: `content/guide/${section}/section.yaml does not list this page exactly once`,
      instead: `add "- ${id.slice(section.length + 1)}" to a group there`,
    }));
}

function unknownInSections({ corpus: { ids, sections, lineOf } }: CheckContext): Found[] {
  return sections.flatMap((section) => {
    const file = `content/guide/${section.id}/section.yaml`;
    return section.groups.flatMap(({ pages }, group) =>
      pages.flatMap((page, index) => {
        if (ids.has(`${section.id}/${page}`)) return [];
        return [
          {
            file,
            line: lineOf(file, ["groups", group, "pages", index]),
            field: "groups",
            what: `lists ${page}, which is not a page`,
            instead: `write ${page}.en.md and ${page}.fr.md, or take the line out`,
          },
        ];
      }),
    );
  });
}

function unknownRelated({ corpus: { pages, ids } }: CheckContext): Found[] {
  return pages.flatMap((page) =>
    page.frontMatter.related
      .filter((related) => related === page.id || !ids.has(related))
      .map((related) => ({
        file: page.file,
        line: page.fieldLines["related"] ?? 1,
        field: "related",
        what:
          related === page.id ? "names the page itself" : `names ${related}, which is not a page`,
        instead: "name another page, as section/page",
      })),
  );
}

function unknownTasks({ corpus: { frontPage, ids, lineOf } }: CheckContext): Found[] {
  const file = "content/guide/front-page.yaml";
  return frontPage.tasks.flatMap(({ page }, index) =>
    ids.has(page)
      ? []
      : [
          {
            file,
            line: lineOf(file, ["tasks", index, "page"]),
            field: "tasks",
            what: `names ${page}, which is not a page`,
            instead: "name an existing page, as section/page",
          },
        ],
  );
}

function unknownSteps({ corpus: { journeys, ids, lineOf } }: CheckContext): Found[] {
  const file = "content/guide/journeys.yaml";
  return journeys.flatMap(({ steps }, journey) =>
    steps.flatMap((page, step) =>
      ids.has(page)
        ? []
        : [
            {
              file,
              line: lineOf(file, [journey, "steps", step]),
              field: "steps",
              what: `names ${page}, which is not a page`,
              instead: "name an existing page, as section/page",
            },
          ],
    ),
  );
}
