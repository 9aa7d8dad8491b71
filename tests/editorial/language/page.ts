import type { Language } from "../../../src/guidance/language.ts";
import type { Page } from "../../../src/guidance/pairing.ts";

/** A page with this body, its first line on line 20 of the file. */
export function pageOf(body: string, language: Language = "en"): Page {
  return {
    id: "settle-in/winter",
    section: "settle-in",
    language,
    file: `content/guide/settle-in/winter.${language}.md`,
    frontMatter: {
      title: "Dress for winter",
      description:
        "What to wear in a Canadian winter, what it costs, and where to find it for less.",
      slug: "winter",
      formerSlugs: [],
      alsoListedAs: [],
      reviewed: "2026-11-22",
      reviewBy: "2027-05-22",
      changes: [],
      related: ["settle-in/snow"],
      sources: [{ title: "Winter", publisher: "Canada", url: "https://www.canada.ca/" }],
    },
    body,
    bodyLine: 20,
    fieldLines: { title: 2, description: 4 },
  };
}
