import { useEdition } from "../edition.ts";
import type { Part } from "../told.ts";
import { date, line, part, points, sum } from "../told.ts";
import type { Tool } from "../tool.ts";
import type { RankingEdition } from "./edition.ts";
import { check, fields } from "./form.ts";
import type { Improvement } from "./improve.ts";
import { toImprovements } from "./improve.ts";
import type { Profile, Score } from "./score.ts";
import { toProfile, toScore } from "./score.ts";

export interface RankingDecision {
  profile: Profile;
  score: Score;
  improvements: Improvement[];
}

const next = {
  always: [
    "immigrate/points-ranking",
    "immigrate/express-entry-programs",
    "immigrate/language-tests",
    "immigrate/provincial-nominees",
  ],
};

/** Adds up the points of the Comprehensive Ranking System. */
export const pointsRanking: Tool<typeof fields, RankingEdition, RankingDecision> = {
  id: "points-ranking",
  fields,
  pages: [...new Set(Object.values(next).flat())],
  check,
  settle: (input) => input,
  decide(input, edition) {
    const profile = toProfile(input, edition);
    const score = toScore(profile, edition);
    return { profile, score, improvements: toImprovements(profile, score, edition) };
  },
  tell({ profile, score, improvements }, input, edition, today) {
    const used = useEdition(edition, today);
    const columns = profile.partner === null ? "alone" : "with-partner";
    return {
      edition: used,
      verdict:
        used.ended && used.validTo !== null
          ? line("verdict.ended", { total: points(score.total), to: date(used.validTo) })
          : line("verdict.total", { total: points(score.total) }),
      parts: toParts(score, profile),
      changes: improvements.map((improvement) => improvement.line),
      notes: [
        ...(used.ended ? [line("note.ended")] : []),
        line(`note.${columns}`),
        ...(input.partner === "canadian" ? [line("note.partner-canadian")] : []),
        line("note.official-tool"),
      ],
      next: next.always,
    };
  },
};

function toParts({ core, partner, transfer, additional, total }: Score, profile: Profile): Part[] {
  const row = (key: string, amount: number) => part(`part.${key}`, points(amount));
  return [
    row("age", core.age),
    row("education", core.education),
    row("first-language", core.first),
    row("second-language", core.second),
    row("canadian-work", core.canadianWork),
    sum("part.core", points(core.total)),
    ...(profile.partner === null
      ? []
      : [
          row("partner-education", partner.education),
          row("partner-language", partner.language),
          row("partner-work", partner.canadianWork),
          sum("part.partner", points(partner.total)),
        ]),
    row("transfer-education", transfer.education),
    row("transfer-foreign-work", transfer.foreignWork),
    row("transfer-certificate", transfer.certificate),
    sum("part.transfer", points(transfer.total)),
    row("nomination", additional.nomination),
    row("french", additional.french),
    row("canadian-study", additional.canadianStudy),
    row("sibling", additional.sibling),
    sum("part.additional", points(additional.total)),
    sum("part.total", points(total)),
  ];
}
