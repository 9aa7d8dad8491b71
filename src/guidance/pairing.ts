import type { Finding } from './finding.ts';
import type { InBoth, Language } from './language.ts';
import { languages, otherLanguage } from './language.ts';
import type { PageFrontMatter } from './page-schema.ts';

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
}

/** The two pages of one subject. */
export interface Pair {
  id: string;
  section: string;
  pages: InBoth<Page>;
}

/** Fields that say the same thing about both languages, so they must agree. */
const sharedFields = ['reviewed', 'reviewBy', 'related'] as const;

/** Joins pages to pairs. A page whose twin is missing, and a shared field on which twins disagree, are findings. */
export function toPairs(pages: readonly Page[]): { pairs: Pair[]; findings: Finding[] } {
  const pairs: Pair[] = [];
  const findings: Finding[] = [];
  for (const [id, twins] of Map.groupBy(pages, (page) => page.id)) {
    const [first] = twins;
    const en = twins.find((page) => page.language === 'en');
    const fr = twins.find((page) => page.language === 'fr');
    if (en !== undefined && fr !== undefined) {
      const pair = { id, section: en.section, pages: { en, fr } };
      pairs.push(pair);
      findings.push(...disagreements(pair));
    } else if (first !== undefined) {
      findings.push(missingTwin(first));
    }
  }
  return { pairs, findings };
}

function missingTwin(page: Page): Finding {
  const twin = page.file.replace(`.${page.language}.md`, `.${otherLanguage(page.language)}.md`);
  return {
    file: page.file,
    line: 1,
    what: 'the page has no twin: one half of a pair is never published',
    instead: `write ${twin}, or remove this file`,
  };
}

function disagreements({ pages }: Pair): Finding[] {
  return sharedFields
    .filter((field) => String(pages.en.frontMatter[field]) !== String(pages.fr.frontMatter[field]))
    .map((field) => ({
      file: pages.fr.file,
      line: 1,
      field,
      what: `is "${String(pages.fr.frontMatter[field])}" here and "${String(pages.en.frontMatter[field])}" in ${pages.en.file}`,
      instead: 'give both languages the same value',
    }));
}

/** The language in a file name such as `express-entry.fr.md`, or null. */
export function languageOfFile(file: string): Language | null {
  return languages.find((language) => file.endsWith(`.${language}.md`)) ?? null;
}
