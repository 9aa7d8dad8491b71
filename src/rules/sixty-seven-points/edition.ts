import type { EditionStamp } from "../edition.ts";
import type { TestTables } from "../language-levels.ts";
import type { Education } from "../points-ranking/edition.ts";
import type { Steps } from "../steps.ts";

/** What can help a newcomer settle; each is a yes or no of the form. */
export const adaptabilities = [
  "ownWork",
  "ownStudy",
  "relative",
  "partnerLanguage",
  "partnerStudy",
  "partnerWork",
] as const;
export type Adaptability = (typeof adaptabilities)[number];

/** One dated version of the selection grid for federal skilled workers (Immigration and Refugee Protection Regulations, 76 to 83). */
export interface GridEdition extends EditionStamp {
  passMark: number;
  /** Least level in each ability, least full years of work, and the level of education below which the program is closed. */
  least: { level: number; workYears: number };
  /** Points of one ability by level. */
  firstLanguage: Steps;
  /** Points when all four abilities of the second language reach its level. */
  secondLanguage: number;
  education: Readonly<Record<Education, number>>;
  work: Steps;
  age: Steps;
  offer: number;
  adaptability: Readonly<Record<Adaptability | "offer", number>>;
  adaptabilityMost: number;
  tests: TestTables;
}
