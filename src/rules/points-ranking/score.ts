import type { Levels, Test } from "../language-levels.ts";
import { abilities, allAtLeast, scoresOf, toLevels } from "../language-levels.ts";
import { stepAt } from "../steps.ts";
import type { RankingEdition } from "./edition.ts";
import type { RankingInput } from "./form.ts";

/** The answers as the tables ask for them: levels in place of test scores. */
export interface Profile extends Pick<
  RankingInput,
  "age" | "education" | "canadianStudy" | "firstLanguage" | "canadianWork" | "foreignWork"
> {
  first: Levels;
  second: Levels | null;
  certificate: boolean;
  nomination: boolean;
  sibling: boolean;
  /** A partner who comes along and is neither a citizen nor a permanent resident; null otherwise. */
  partner: {
    education: NonNullable<RankingInput["partnerEducation"]>;
    work: number;
    levels: Levels | null;
  } | null;
}

/** Points of each row. Groups keep the letters of the official tables. */
export interface Score {
  core: Record<"age" | "education" | "first" | "second" | "canadianWork" | "total", number>;
  partner: Record<"education" | "language" | "canadianWork" | "total", number>;
  transfer: Record<"education" | "foreignWork" | "certificate" | "total", number>;
  additional: Record<"nomination" | "french" | "canadianStudy" | "sibling" | "total", number>;
  total: number;
}

export function toProfile(input: RankingInput, { tests: tables }: RankingEdition): Profile {
  const levelsOf = (prefix: string, test: Test | "none" | null) => {
    const scores = scoresOf(input, prefix);
    return scores === null || test === null || test === "none"
      ? null
      : toLevels(tables, test, scores);
  };
  const first = levelsOf("first", input.firstTest);
  if (first === null)
    throw new Error("The form requires a first test: an input without one was not read by it.");
  const { partnerEducation, partnerWork } = input;
  return {
    ...input,
    first,
    second: levelsOf("second", input.secondTest),
    certificate: input.certificate === "yes",
    nomination: input.nomination === "yes",
    sibling: input.sibling === "yes",
    partner:
      input.partner === "coming" && partnerEducation !== null
        ? {
            education: partnerEducation,
            work: partnerWork ?? 0,
            levels: levelsOf("partner", input.partnerTest),
          }
        : null,
  };
}

/** The points of a profile under one edition of the tables (Ministerial Instructions respecting Express Entry). */
export function toScore(profile: Profile, edition: RankingEdition): Score {
  const core = toCore(profile, edition);
  const partner = toPartner(profile, edition);
  const transfer = toTransfer(profile, edition);
  const additional = toAdditional(profile, edition);
  return {
    core,
    partner,
    transfer,
    additional,
    total: core.total + partner.total + transfer.total + additional.total,
  };
}

function toCore(profile: Profile, edition: RankingEdition): Score["core"] {
  const column = profile.partner === null ? 1 : 2;
  const { first, second } = profile;
  const rows = {
    age: stepAt(edition.age, profile.age, column),
    education: edition.education[profile.education][column - 1] ?? 0,
    first: addLevels(first, (level) => stepAt(edition.firstLanguage, level, column)),
    second: Math.min(
      second === null ? 0 : addLevels(second, (level) => stepAt(edition.secondLanguage, level)),
      edition.secondLanguageMost[column - 1] ?? 0,
    ),
    canadianWork: stepAt(edition.canadianWork, profile.canadianWork, column),
  };
  return withTotal(rows);
}

function toPartner({ partner }: Profile, { partner: tables }: RankingEdition): Score["partner"] {
  if (partner === null) return { education: 0, language: 0, canadianWork: 0, total: 0 };
  return withTotal({
    education: tables.education[partner.education],
    language:
      partner.levels === null
        ? 0
        : addLevels(partner.levels, (level) => stepAt(tables.language, level)),
    canadianWork: stepAt(tables.canadianWork, partner.work),
  });
}

function toTransfer(profile: Profile, { transfer }: RankingEdition): Score["transfer"] {
  const lowest = Math.min(...abilities.map((ability) => profile.first[ability]));
  const columns = [
    stepAt(transfer.languageColumn, lowest),
    stepAt(transfer.canadianWorkColumn, profile.canadianWork),
  ];
  const cross = (row: number) =>
    Math.min(
      transfer.groupMost,
      columns.reduce((points, column) => points + (transfer.points[row]?.[column] ?? 0), 0),
    );
  const rows = {
    education: cross(transfer.educationRow[profile.education]),
    foreignWork: cross(stepAt(transfer.foreignWorkRow, profile.foreignWork)),
    certificate: profile.certificate
      ? Math.min(transfer.groupMost, stepAt(transfer.certificate, lowest))
      : 0,
  };
  return withTotal(rows, transfer.most);
}

function toAdditional(profile: Profile, { additional }: RankingEdition): Score["additional"] {
  const [french, english] =
    profile.firstLanguage === "fr"
      ? [profile.first, profile.second]
      : [profile.second, profile.first];
  const hasFrench = french !== null && allAtLeast(french, additional.frenchLevel);
  const hasEnglish = english !== null && allAtLeast(english, additional.englishLevel);
  const rows = {
    nomination: profile.nomination ? additional.nomination : 0,
    french: !hasFrench ? 0 : hasEnglish ? additional.frenchAndEnglish : additional.frenchOnly,
    canadianStudy: additional.canadianStudy[profile.canadianStudy],
    sibling: profile.sibling ? additional.sibling : 0,
  };
  return withTotal(rows, additional.most);
}

function addLevels(levels: Levels, toPoints: (level: number) => number): number {
  return abilities.reduce((points, ability) => points + toPoints(levels[ability]), 0);
}

function withTotal<Rows extends Record<string, number>>(
  rows: Rows,
  most = Number.POSITIVE_INFINITY,
): Rows & { total: number } {
  const total = Object.values(rows).reduce((points, row) => points + row, 0);
  return { ...rows, total: Math.min(total, most) };
}
