import type { EditionStamp } from "../edition.ts";
import type { TestTables } from "../language-levels.ts";
import type { Steps } from "../steps.ts";

/** Levels of education, lowest first. */
export const educations = [
  "less",
  "secondary",
  "one-year",
  "two-year",
  "three-year",
  "two-or-more",
  "master",
  "doctorate",
] as const;
export type Education = (typeof educations)[number];

/** Points `[without a partner, with one]` for each level of education. */
type ByEducation<Row> = Readonly<Record<Education, Row>>;

/** One dated version of the tables of the Comprehensive Ranking System (CRS, in French SCG). Steps are `[from, points…]`. */
export interface RankingEdition extends EditionStamp {
  /** Steps of three: threshold, points without a partner, points with one. */
  age: Steps;
  education: ByEducation<readonly number[]>;
  firstLanguage: Steps;
  secondLanguage: Steps;
  secondLanguageMost: readonly number[];
  canadianWork: Steps;
  partner: { education: ByEducation<number>; language: Steps; canadianWork: Steps };
  transfer: {
    /** 0, 1 or 2: the row of the tables below. */
    educationRow: ByEducation<number>;
    /** Years of work abroad to the row. */
    foreignWorkRow: Steps;
    /** Least level of all four abilities to the column; years of Canadian work to the column. */
    languageColumn: Steps;
    canadianWorkColumn: Steps;
    /** points[row][column]. */
    points: readonly (readonly number[])[];
    /** Least level of all four abilities to the points of a certificate of qualification. */
    certificate: Steps;
    groupMost: number;
    most: number;
  };
  additional: {
    nomination: number;
    /** French at this level in all four, and English at that level in all four. */
    frenchLevel: number;
    englishLevel: number;
    frenchOnly: number;
    frenchAndEnglish: number;
    canadianStudy: Readonly<Record<"none" | "short" | "long", number>>;
    sibling: number;
    most: number;
  };
  tests: TestTables;
}
