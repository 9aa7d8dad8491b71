import { z } from "zod";

const words = z.strictObject({
  en: z.string("is missing in English").min(1, "is empty in English").meta({ example: "Search" }),
  fr: z.string("is missing in French").min(1, "is empty in French").meta({ example: "Rechercher" }),
});

/** Words of the interface for searching, for notices and for what changed; a part of `content/interface.yaml`. */
export const readerWords = {
  /** The field in the header and its button. */
  search: words,
  /** Over the results; `{count}` is replaced. */
  searchCount: words,
  searchNone: words,
  /** When the index of the search could not be loaded. */
  searchFailed: words,
  /** On the search page, for browsers without script. */
  searchWithoutScript: words,
  likelySearches: words,
  /** What screen readers call the notices of a page. */
  emergencyNotices: words,
  notices: words,
  /** Until when a notice holds; `{day}` and `{time}` are replaced. */
  noticeUntil: words,
  whatChanged: words,
  /** The link to an Atom feed, and its title; `{subject}` is replaced. */
  followChanges: words,
  feedTitle: words,
};
