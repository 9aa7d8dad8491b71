import type { Explanation } from "../check.ts";

/** Found while the content folder is read (`src/guidance/places.ts`). */
export const sharedAddress: Explanation = {
  name: "shared-address",
  level: "error",
  rule: "No two pages have the same address, former addresses included.",
  reason: "One of the two could not be reached, and old links would lead to the wrong answer.",
  good: "slug: winter-clothes, in the page that came second",
  bad: "slug: winter, in two pages of one section",
};
