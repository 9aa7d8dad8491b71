import type { Check } from "../check.ts";

export const reviewPlanned: Check = {
  name: "review-planned",
  level: "error",
  rule: "The next review of a page comes after the last one.",
  reason: "A page whose next review lies in the past when it is written is never looked at again.",
  good: "reviewed: 2026-11-22, reviewBy: 2027-02-22",
  bad: "reviewed: 2026-11-22, reviewBy: 2026-02-22",
  find: ({ corpus: { pages } }) =>
    pages
      .filter(({ frontMatter }) => frontMatter.reviewBy <= frontMatter.reviewed)
      .map(({ file, frontMatter, fieldLines }) => ({
        file,
        line: fieldLines["reviewBy"] ?? 1,
        field: "reviewBy",
        what: `is ${frontMatter.reviewBy}, not after the last review on ${frontMatter.reviewed}`,
        instead: "write the day by which the page must be checked again",
      })),
};
