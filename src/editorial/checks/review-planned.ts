import type { Check } from "../check.ts";

export const reviewPlanned: Check = {
  name: "review-planned",
  about: "The next review of a page comes after the last one.",
  find: ({ corpus: { pages } }) =>
    pages
      .filter(({ frontMatter }) => frontMatter.reviewBy <= frontMatter.reviewed)
      .map(({ file, frontMatter }) => ({
        file,
        line: 1,
        field: "reviewBy",
        what: `is ${frontMatter.reviewBy}, not after the last review on ${frontMatter.reviewed}`,
        instead: "write the day by which the page must be checked again",
      })),
};
