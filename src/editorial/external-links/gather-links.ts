import type { Corpus } from "../../corpus/read-corpus.ts";
import { linesOfPage } from "../../guidance/page-lines.ts";

/** An address outside this site, and every place that names it. */
export interface ExternalLink {
  url: string;
  places: { file: string; line: number }[];
}

const markdownLink = /\]\((https?:\/\/[^)\s]+)\)/g;

/** The addresses of other sites in pages, their sources and the facts, each once, in the order of the first place. */
export function gatherLinks({
  pages,
  factRecords,
}: Pick<Corpus, "pages" | "factRecords">): ExternalLink[] {
  const places = new Map<string, ExternalLink["places"]>();
  const add = (url: string, place: { file: string; line: number }): void => {
    const known = places.get(url);
    if (known === undefined) places.set(url, [place]);
    else known.push(place);
  };
  for (const page of pages) {
    const { file, fieldLines, frontMatter } = page;
    for (const { url } of frontMatter.sources) add(url, { file, line: fieldLines["sources"] ?? 1 });
    for (const { line, text } of linesOfPage(page))
      for (const match of text.matchAll(markdownLink)) add(match[1] ?? "", { file, line });
  }
  for (const { fact, file, line } of factRecords) add(fact.source, { file, line });
  return [...places].map(([url, found]) => ({ url, places: found }));
}
