import { readYaml } from "../corpus/read-yaml.ts";
import type { InBoth, Language } from "../guidance/language.ts";
import { otherLanguage } from "../guidance/language.ts";
import type { SearchIndex } from "../search/entry.ts";
import { gatherEntries } from "../search/gather-entries.ts";
import type { LikelySearch } from "../search/search-schemas.ts";
import { glossarySchema, searchesSchema } from "../search/search-schemas.ts";
import { siteCorpus } from "./site-corpus.ts";

/** What the search of one language knows, from the content folder. Throws when `content/searches.yaml` or the glossary is broken. */
export function searchIndex(language: Language): SearchIndex {
  const { places, pairs, guide, sections, words } = siteCorpus();
  const descriptions = new Map<string, InBoth<string>>([
    ...sections.map(({ id, en, fr }) => [id, describedBy(en, fr)] as const),
    ...Object.entries(words.standing).map(([id, { en, fr }]) => [id, describedBy(en, fr)] as const),
  ]);
  const { sayings } = mustRead("content/searches.yaml", searchesSchema);
  const glossary = mustRead("content/glossary.yaml", glossarySchema);
  return {
    entries: gatherEntries({ places, pairs, guide, glossary, descriptions }, language),
    sayings: [...sayings[language], ...sayings[otherLanguage(language)]],
  };
}

/** The questions that most people type, each with the page that answers it. */
export function likelySearches(): LikelySearch[] {
  return mustRead("content/searches.yaml", searchesSchema).likely;
}

function describedBy(en: { description: string }, fr: { description: string }): InBoth<string> {
  return { en: en.description, fr: fr.description };
}

function mustRead<Schema extends Parameters<typeof readYaml>[2]>(file: string, schema: Schema) {
  const { value, findings } = readYaml(process.cwd(), file, schema);
  if (value === null)
    throw new Error(
      `${file}, line ${findings[0]?.line ?? 1}: ${findings[0]?.what ?? "is broken"}. ${findings[0]?.instead ?? ""}`,
    );
  return value;
}
