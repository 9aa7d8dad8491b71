import { toAnchor } from "../../guidance/anchor.ts";
import { fillFactsAsText } from "../../guidance/fact-references.ts";
import type { Found } from "../../guidance/finding.ts";
import { resolveGuideLink } from "../../guidance/guide-link.ts";
import type { Page } from "../../guidance/pairing.ts";
import { typeset } from "../../guidance/typography.ts";
import type { Check, CheckContext } from "../check.ts";
import type { TextLink } from "../text/page-text.ts";
import { readText } from "../text/read-text.ts";

export const linksLeadSomewhere: Check = {
  name: "links-lead-somewhere",
  level: "error",
  rule: "A link inside the guide names the Markdown file of a page that exists, in the same language, and a heading that the page has.",
  reason: "A dead link at two in the morning is a dead end.",
  good: "[the PR card](./permanent-resident-card.en.md#renew)",
  bad: "[the PR card](./permanent-resident-card.fr.md#renouveler), in an English page",
  find(context) {
    const pagesByFile = new Map(context.corpus.pages.map((page) => [page.file, page]));
    const anchorsOf = memoise((page: Page) => toAnchors(page, context));
    return context.corpus.pages.flatMap((page) =>
      readText(page).links.flatMap((link) => {
        const found = follow(link, page, { context, pagesByFile, anchorsOf });
        return found === null
          ? []
          : [{ file: page.file, line: link.line, column: link.column, ...found }];
      }),
    );
  },
};

interface Guide {
  context: CheckContext;
  pagesByFile: ReadonlyMap<string, Page>;
  anchorsOf: (page: Page) => readonly string[];
}

function follow(
  { href }: TextLink,
  page: Page,
  { context, pagesByFile, anchorsOf }: Guide,
): Pick<Found, "what" | "instead"> | null {
  if (href.startsWith("#")) return missingAnchor(href, page, anchorsOf(page));
  if (/^(?:http|ftp):/i.test(href))
    return { what: `"${href}" is not an https address`, instead: `write ${toHttps(href)}` };
  const link = resolveGuideLink(href, page, context.corpus.ids);
  if (link.kind === "broken") return link;
  if (link.kind === "elsewhere" || link.fragment === "") return null;
  const target = pagesByFile.get(`content/guide/${link.id}.${page.language}.md`);
  return target === undefined ? null : missingAnchor(link.fragment, target, anchorsOf(target));
}

function missingAnchor(
  fragment: string,
  { id }: Page,
  anchors: readonly string[],
): Pick<Found, "what" | "instead"> | null {
  if (anchors.includes(decode(fragment.slice(1)))) return null;
  return {
    what: `"${fragment}" is no heading of ${id}`,
    instead:
      anchors.length === 0
        ? "take the fragment out"
        : `write one of ${anchors.map((each) => `#${each}`).join(", ")}`,
  };
}

/** The anchors the page will have, with facts filled in and typography done, as the build makes them. */
function toAnchors(page: Page, { corpus: { facts }, day }: CheckContext): string[] {
  const { language } = page;
  const taken = new Map<string, number>();
  return readText(page).blocks.flatMap(({ kind, depth, text }) => {
    if (kind !== "heading" || (depth !== 2 && depth !== 3)) return [];
    const anchor = toAnchor(typeset(fillFactsAsText(text, { facts, day, language }), language));
    const before = taken.get(anchor) ?? 0;
    taken.set(anchor, before + 1);
    return [before === 0 ? anchor : `${anchor}-${before + 1}`];
  });
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function toHttps(href: string): string {
  return href.replace(/^\w+:/, "https:");
}

function memoise<Key extends object, Value>(of: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? of(key);
    known.set(key, value as Value);
    return value as Value;
  };
}
