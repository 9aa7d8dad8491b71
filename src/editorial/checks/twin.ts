import type { Explanation } from "../check.ts";

/** Found while the content folder is read (`src/guidance/pairing.ts`). */
export const twin: Explanation = {
  name: "twin",
  level: "error",
  rule: "Every page has its twin in the other language, and both give the same review dates and related pages.",
  reason:
    "One half of a pair is never published: half of the readers would be left without an answer.",
  good: "winter.en.md and winter.fr.md, side by side",
  bad: "winter.en.md alone",
};
