import { languageBehind } from "../corpus/agreements.ts";
import type { Corpus } from "../corpus/read-corpus.ts";
import { readCorpus } from "../corpus/read-corpus.ts";
import type { Day } from "../guidance/calendar.ts";
import { today } from "../guidance/calendar.ts";
import type { PageFrontMatter } from "../guidance/page-schema.ts";
import type { InBoth, Language } from "../guidance/language.ts";
import { toPrintable } from "../guidance/printable.ts";
import { contentStamp } from "./content-stamp.ts";

/** The content folder with every text ready to print. */
export interface SiteCorpus extends Pick<
  Corpus,
  "ids" | "words" | "frontPage" | "journeys" | "sections" | "places" | "facts" | "notices" | "pairs"
> {
  /** Front matter by page id, both languages. */
  guide: ReadonlyMap<string, InBoth<PageFrontMatter>>;
  /** By page id, the language whose page waits for its twin's change in an emergency. */
  behind: ReadonlyMap<string, Language | null>;
}

let cached: SiteCorpus | undefined;
/** Of the content that is cached; only looked at while editing. */
let cachedStamp = "";

/** Reads the content folder once for a build. Throws when content is broken; `npm run check` says where. */
export function siteCorpus(): SiteCorpus {
  if (cached !== undefined && process.env["NODE_ENV"] === "production") return cached;
  // While editing, every page shows what stands on disk now. Hundreds of pages ask: it is read again only when it changed.
  const stamp = `${buildDay()} ${contentStamp("content")}`;
  if (cached !== undefined && stamp === cachedStamp) return cached;
  const { corpus, findings } = readCorpus(process.cwd());
  if (corpus === null || findings.length > 0)
    throw new Error(
      `The content has ${findings.length} finding(s): run "npm run check" to see where.`,
    );
  const { ids, facts, words, frontPage, journeys, sections, places, pairs, notices, agreements } =
    corpus;
  const guide = new Map(
    pairs.map(({ id, pages }) => [
      id,
      toPrintable({ en: pages.en.frontMatter, fr: pages.fr.frontMatter }, facts, buildDay()),
    ]),
  );
  const now = new Date();
  const behind = new Map(
    pairs.map((pair) => {
      const agreement = agreements.get(pair.id);
      return [pair.id, agreement === undefined ? null : languageBehind(pair, agreement, now)];
    }),
  );
  cachedStamp = stamp;
  cached = {
    ids,
    facts,
    guide,
    behind,
    pairs,
    ...toPrintable({ words, frontPage, journeys, sections, places, notices }, facts, buildDay()),
  };
  return cached;
}

/** The day pages are built for: today, or `FRESHET_AS_OF` (YYYY-MM-DD). */
export function buildDay(): Day {
  return process.env["FRESHET_AS_OF"] ?? today(new Date());
}

/** The moment for which notices are shown: now, or noon in Canada's east on the day that is built for. */
export function buildMoment(): Date {
  const day = process.env["FRESHET_AS_OF"];
  return day === undefined ? new Date() : new Date(`${day}T17:00:00Z`);
}
