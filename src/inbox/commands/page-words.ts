import { readCorpus } from "../../corpus/read-corpus.ts";

/** The text of each page of the content folder, both languages together; pages that do not exist have none. */
export function readPageWords(root: string): (page: string) => string {
  const { corpus } = readCorpus(root);
  const bodies = new Map(
    (corpus?.pairs ?? []).map(({ id, pages }) => [
      id,
      [pages.en, pages.fr].map(({ body, frontMatter }) => `${frontMatter.title} ${body}`).join(" "),
    ]),
  );
  return (page) => bodies.get(page) ?? "";
}
