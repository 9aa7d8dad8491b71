import { choice, onlyIf, whole, yesNo } from "../form/field.ts";
import type { InputOf, Problem } from "../form/read-form.ts";
import { checkScores, scoreFields, scoresOf, tests } from "../language-levels.ts";
import { educations } from "../points-ranking/edition.ts";
import type { GridEdition } from "./edition.ts";

const withPartner = [{ field: "partner", is: ["yes"] }];

export const fields = {
  age: whole(0, 120),
  education: choice(educations),
  /** Full years of paid skilled work in the last ten. */
  work: whole(0, 60),
  firstTest: choice(tests),
  ...scoreFields("first"),
  /** Whether the second official language is at the level of the grid in all four abilities. */
  second: yesNo(),
  offer: yesNo(),
  ownWork: yesNo(),
  ownStudy: yesNo(),
  relative: yesNo(),
  partner: yesNo(),
  partnerLanguage: onlyIf(withPartner, yesNo()),
  partnerStudy: onlyIf(withPartner, yesNo()),
  partnerWork: onlyIf(withPartner, yesNo()),
};

export type GridInput = InputOf<typeof fields>;

/** Scores that the test does not have. */
export function check(input: GridInput, { tests: tables }: GridEdition): Problem[] {
  const scores = scoresOf(input, "first");
  return scores === null ? [] : checkScores(tables, input.firstTest, { scores, prefix: "first" });
}
