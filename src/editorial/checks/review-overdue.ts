import type { Check } from "../check.ts";

export const reviewOverdue: Check = {
  name: "review-overdue",
  level: "warning",
  rule: "A page is compared with its sources again by the day it names.",
  reason: "Rules change; readers are told on the page itself that its check is late.",
  good: "reviewBy: a day to come",
  bad: "reviewBy: 2026-11-21, on 22 November 2026",
  find: ({ corpus: { pages }, day }) =>
    pages
      .filter(({ frontMatter }) => frontMatter.reviewBy < day)
      .map(({ id, file, frontMatter, fieldLines }) => ({
        file,
        line: fieldLines["reviewBy"] ?? 1,
        field: "reviewBy",
        what: `was ${frontMatter.reviewBy}, and it is ${day}`,
        instead: `compare ${id} with its sources in both languages, then move reviewed and reviewBy`,
      })),
};
