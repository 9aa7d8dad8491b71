import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";

/** The Markdown bodies only. Front matter is parsed and checked once, by the corpus; here it would be a second opinion. */
const guide = defineCollection({
  loader: glob({
    base: "./content/guide",
    pattern: "*/*.{en,fr}.md",
    // The file name is the identity; without this, Astro would take the front matter's `slug`.
    generateId: ({ entry }) => entry.replace(/\.md$/, ""),
  }),
});

export const collections = { guide };
