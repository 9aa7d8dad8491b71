import type { Language } from "../guidance/language.ts";
import type { Place } from "../guidance/places.ts";
import { siteCorpus } from "./site-corpus.ts";

/** One or two sentences about a place, for its opening and for search results. */
export function describe({ kind, id }: Place, language: Language): string {
  const { frontPage, guide, sections, words } = siteCorpus();
  if (kind === "home") return frontPage[language].description;
  if (kind === "page") return guide.get(id)?.[language].description ?? "";
  if (kind === "section")
    return sections.find((section) => section.id === id)?.[language].description ?? "";
  return words.standing[kind][language].description;
}
