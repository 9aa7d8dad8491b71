import type { Corpus } from "../corpus/read-corpus.ts";
import { readCorpus } from "../corpus/read-corpus.ts";
import type { Day } from "../guidance/calendar.ts";
import { today } from "../guidance/calendar.ts";
import type { PageFrontMatter } from "../guidance/page-schema.ts";
import type { InBoth } from "../guidance/language.ts";
import { toPrintable } from "../guidance/printable.ts";

/** The content folder with every text ready to print. */
export interface SiteCorpus extends Omit<Corpus, "pages" | "pairs" | "factRecords"> {
  /** Front matter by page id, both languages. */
  guide: ReadonlyMap<string, InBoth<PageFrontMatter>>;
}

let cached: SiteCorpus | undefined;

/** Reads the content folder once for a build. Throws when content is broken; `npm run check` says where. */
export function siteCorpus(): SiteCorpus {
  // While editing, every page shows what stands on disk now.
  if (cached !== undefined && process.env["NODE_ENV"] === "production") return cached;
  const { corpus, findings } = readCorpus(process.cwd());
  if (corpus === null || findings.length > 0)
    throw new Error(
      `The content has ${findings.length} finding(s): run "npm run check" to see where.`,
    );
  const { ids, facts, words, frontPage, sections, places, pairs } = corpus;
  const guide = new Map(
    pairs.map(({ id, pages }) => [
      id,
      toPrintable({ en: pages.en.frontMatter, fr: pages.fr.frontMatter }, facts, buildDay()),
    ]),
  );
  cached = {
    ids,
    facts,
    guide,
    ...toPrintable({ words, frontPage, sections, places }, facts, buildDay()),
  };
  return cached;
}

/** The day pages are built for: today, or `FRESHET_AS_OF` (YYYY-MM-DD). */
export function buildDay(): Day {
  return process.env["FRESHET_AS_OF"] ?? today(new Date());
}
