import type { Explanation } from "../check.ts";

/** Found while the content folder is read (`src/corpus`), against the schemas of `src/guidance`. */
export const frontMatter: Explanation = {
  name: "front-matter",
  level: "error",
  rule: "Every file of content/ can be read, and each of its fields holds what the field is for.",
  reason:
    "A missing title or an impossible date would be found by readers, or would stop the build at the worst moment.",
  good: "reviewBy: 2027-02-22",
  bad: "reviewBy: soon",
};
