import type { ToolId } from "./tool-sheet.ts";

const scores = (prefix: string, level: number): string =>
  ["Listening", "Speaking", "Reading", "Writing"]
    .map((ability) => `&${prefix}${ability}=${level}`)
    .join("");

/** A worked example of each tool, as the query that its form would send. Its days are fixed, so that it does not change by itself. */
export const exampleOf: Record<ToolId, string> = {
  "citizenship-days":
    "permanent=2024-03-15&sign=2026-04-01&allowedFrom=2021-09-01&allowedTo=&left=2022-12-20&back=2023-01-08&left=2024-08-10&back=2024-08-25",
  "residency-days":
    "permanent=2019-01-01&on=2025-01-01&left=2021-03-01&back=2022-09-15&why=citizen&left=2023-02-01&back=2024-06-30&why=other",
  "points-ranking": `age=29&partner=none&education=three-year&canadianStudy=none&firstLanguage=en&firstTest=level${scores("first", 9)}&secondTest=none&canadianWork=0&foreignWork=3&certificate=no&nomination=no&sibling=no`,
  "sixty-seven-points": `age=36&education=two-year&work=3&firstTest=level${scores("first", 8)}&second=yes&offer=no&ownWork=no&ownStudy=no&relative=yes&partner=no`,
  cost: "program=express-entry&adults=2&teens=0&children=0&on=2026-11-22",
};
