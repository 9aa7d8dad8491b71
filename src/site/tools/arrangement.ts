import type { ToolId } from "./tool-sheet.ts";

/** Inputs under one title, as the sheet of a tool takes them. */
export interface Group {
  /** Key of its title in the words of the tools; null for inputs that need no title. */
  title: string | null;
  fields: readonly string[];
}

const scores = (prefix: string): string[] =>
  ["Test", "Listening", "Speaking", "Reading", "Writing"].map((name) => `${prefix}${name}`);

/** How each form is laid out, in the order of the page; every input of the rules stands in exactly one group. */
export const groupsOf: Record<ToolId, readonly Group[]> = {
  "citizenship-days": [{ title: null, fields: ["permanent", "sign"] }],
  "residency-days": [{ title: null, fields: ["permanent", "on"] }],
  "points-ranking": [
    { title: "you", fields: ["age", "education", "canadianStudy"] },
    { title: "firstLanguage", fields: ["firstLanguage", ...scores("first")] },
    { title: "secondLanguage", fields: scores("second") },
    { title: "work", fields: ["canadianWork", "foreignWork", "certificate"] },
    { title: "ties", fields: ["nomination", "sibling", "partner"] },
    { title: "partner", fields: ["partnerEducation", "partnerWork", ...scores("partner")] },
  ],
  "sixty-seven-points": [
    { title: "you", fields: ["age", "education", "work"] },
    { title: "firstLanguage", fields: scores("first") },
    { title: "ties", fields: ["second", "offer", "ownWork", "ownStudy", "relative", "partner"] },
    { title: "partner", fields: ["partnerLanguage", "partnerStudy", "partnerWork"] },
  ],
  cost: [{ title: null, fields: ["program", "adults", "teens", "children", "on"] }],
};
