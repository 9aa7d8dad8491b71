import { choice, onlyIf, whole, yesNo } from "../form/field.ts";
import type { InputOf, Problem } from "../form/read-form.ts";
import { problem } from "../form/read-form.ts";
import type { Test } from "../language-levels.ts";
import { checkScores, optionalTest, scoreFields, scoresOf, tests } from "../language-levels.ts";
import type { RankingEdition } from "./edition.ts";
import { educations } from "./edition.ts";

const withPartner = [{ field: "partner", is: ["coming"] }];

export const fields = {
  age: whole(0, 120),
  /** A partner who comes along and is neither a citizen nor a permanent resident changes the columns. */
  partner: choice(["none", "staying", "canadian", "coming"]),
  education: choice(educations),
  canadianStudy: choice(["none", "short", "long"]),
  firstLanguage: choice(["en", "fr"]),
  firstTest: choice(tests),
  ...scoreFields("first"),
  ...optionalTest("second", []),
  canadianWork: whole(0, 60),
  foreignWork: whole(0, 60),
  certificate: yesNo(),
  nomination: yesNo(),
  sibling: yesNo(),
  partnerEducation: onlyIf(withPartner, choice(educations)),
  partnerWork: onlyIf(withPartner, whole(0, 60)),
  ...optionalTest("partner", withPartner),
};

export type RankingInput = InputOf<typeof fields>;

/** A test of the other language, and scores that a test does not have. */
export function check(input: RankingInput, { tests: tables }: RankingEdition): Problem[] {
  const otherLanguage = input.firstLanguage === "en" ? "fr" : "en";
  const isOf = (test: Test, language: string) =>
    test === "level" || tables[test].language === language;
  const scored = (prefix: string, test: Test | "none" | null) => {
    const scores = scoresOf(input, prefix);
    return test === null || test === "none" || scores === null
      ? []
      : checkScores(tables, test, { scores, prefix });
  };
  const { firstTest, secondTest, partnerTest } = input;
  return [
    ...(isOf(firstTest, input.firstLanguage)
      ? []
      : [problem("firstTest", "test-of-other-language")]),
    ...scored("first", firstTest),
    ...(secondTest === null || secondTest === "none" || isOf(secondTest, otherLanguage)
      ? []
      : [problem("secondTest", "test-of-first-language")]),
    ...scored("second", secondTest),
    ...scored("partner", partnerTest),
  ];
}
