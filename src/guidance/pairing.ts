import type { Found } from "./finding.ts";
import type { InBoth, Language } from "./language.ts";
import { languages, otherLanguage } from "./language.ts";
import type { PageFrontMatter } from "./page-schema.ts";

/** One Markdown file, read and checked. */
export interface Page {
  /** Section and file name without language: `immigrate/express-entry`. */
  id: string;
  section: string;
  language: Language;
  /** Path from the project root. */
  file: string;
  frontMatter: PageFrontMatter;
  /** The Markdown under the front matter, and the line of the file on which it starts. */
  body: string;
  bodyLine: number;
  /** The line of the file on which each field of the front matter begins, by name. */
  fieldLines: Readonly<Record<string, number>>;
}

/** The two pages of one subject. */
export interface Pair {
  id: string;
  section: string;
  pages: InBoth<Page>;
}

/** Fields that say the same thing about both languages, so they must agree. */
const sharedFields = ["reviewed", "reviewBy", "feedbackUntil", "related"] as const;

/** Joins pages to pairs; a shared field on which twins disagree is a finding. */
export function toPairs(pages: readonly Page[]): { pairs: Pair[]; findings: Found[] } {
  const pairs: Pair[] = [];
  const findings: Found[] = [];
  for (const [id, twins] of Map.groupBy(pages, (page) => page.id)) {
    const en = twins.find((page) => page.language === "en");
    const fr = twins.find((page) => page.language === "fr");
    if (en === undefined || fr === undefined) continue;
    const pair = { id, section: en.section, pages: { en, fr } };
    pairs.push(pair);
    findings.push(...disagreements(pair), ...unlikeChanges(pair));
  }
  return { pairs, findings };
}

/** Page files whose twin is missing: a finding each. Goes by names, so that a mistake inside a twin is not told twice. */
export function findMissingTwins(files: readonly string[]): Found[] {
  const known = new Set(files);
  return files.flatMap((file) => {
    const language = languageOfFile(file);
    if (language === null || idOfFile(file) === null) return [];
    const twin = file.replace(`.${language}.md`, `.${otherLanguage(language)}.md`);
    if (known.has(twin)) return [];
    return [
      {
        file,
        line: 1,
        what: "the page has no twin: one half of a pair is never published",
        instead: `write ${twin}, or remove this file`,
      },
    ];
  });
}

function disagreements({ pages }: Pair): Found[] {
  return sharedFields
    .filter((field) => String(pages.en.frontMatter[field]) !== String(pages.fr.frontMatter[field]))
    .map((field) => ({
      file: pages.fr.file,
      line: pages.fr.fieldLines[field] ?? 1,
      field,
      what: `is "${String(pages.fr.frontMatter[field])}" here and "${String(pages.en.frontMatter[field])}" in ${pages.en.file}`,
      instead: "give both languages the same value",
    }));
}

/** Changes that only one language tells: readers of the other would never hear of them. */
function unlikeChanges({ pages }: Pair): Found[] {
  const [en, fr] = (["en", "fr"] as const).map((language) =>
    pages[language].frontMatter.changes.map(({ on }) => on).join(", "),
  );
  if (en === fr) return [];
  return [
    {
      file: pages.fr.file,
      line: pages.fr.fieldLines["changes"] ?? 1,
      field: "changes",
      what: `tells of changes on "${fr}", and ${pages.en.file} on "${en}"`,
      instead: "tell the same changes in both languages, on the same days",
    },
  ];
}

/** The language in a file name such as `express-entry.fr.md`, or null. */
export function languageOfFile(file: string): Language | null {
  return languages.find((language) => file.endsWith(`.${language}.md`)) ?? null;
}

/** The page id in a path such as `content/guide/immigrate/visit.en.md`, or null when the file is not named so. */
export function idOfFile(file: string): string | null {
  return /^content\/guide\/([a-z0-9-]+\/[a-z0-9-]+)\.(?:en|fr)\.md$/.exec(file)?.[1] ?? null;
}
