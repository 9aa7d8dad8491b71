import type { Day } from "../../guidance/calendar.ts";
import { citizenshipDays } from "../citizenship-days/tool.ts";
import type { EditionStamp } from "../edition.ts";
import { editionFor } from "../edition.ts";
import type { Fields } from "../form/read-form.ts";
import { pointsRanking } from "../points-ranking/tool.ts";
import { residencyDays } from "../residency-days/tool.ts";
import type { RuleBook } from "../rule-book.ts";
import { sixtySevenPoints } from "../sixty-seven-points/tool.ts";
import type { Tool } from "../tool.ts";
import { answer } from "../tool.ts";
import { toNodes } from "../which-way/nodes.ts";
import { citizenshipSamples, residencySamples } from "./days-samples.ts";
import type { Entry } from "./ledger.ts";
import type { Sample } from "./points-samples.ts";
import { gridSamples, rankingSamples } from "./points-samples.ts";

/** The day for which ledgers are made: fixed, so that they change with the rules and not with the calendar. */
export const ledgerDay: Day = "2026-11-22";

/** What every tool of the ledger decides now, by the name of its file. */
export function toEntries(rules: RuleBook): Record<string, Entry[]> {
  return {
    "which-way": toNodes(editionFor(rules.whichWay, ledgerDay)).flatMap((node) =>
      node.kind === "result"
        ? [
            {
              label: node.path,
              tokens: node.outcome.ways.map(({ way, verdict }) => `${way.id}:${verdict}`),
            },
          ]
        : [],
    ),
    "points-ranking": ask(
      pointsRanking,
      rules.pointsRanking.editions,
      rankingSamples(),
      ({ score }) => [
        `total=${score.total}`,
        `core=${score.core.total}`,
        `partner=${score.partner.total}`,
        `transfer=${score.transfer.total}`,
        `additional=${score.additional.total}`,
      ],
    ),
    "sixty-seven-points": ask(
      sixtySevenPoints,
      rules.sixtySevenPoints.editions,
      gridSamples(),
      ({ score, passes, unmet }) => [
        passes ? "passes" : "fails",
        ...unmet.map((reason) => `unmet-${reason}`),
        `total=${score.total}`,
      ],
    ),
    "citizenship-days": ask(
      citizenshipDays,
      rules.citizenshipDays.editions,
      citizenshipSamples(),
      (decision) => [
        decision.enough ? "enough" : "short",
        `total=${decision.total}`,
        `credit=${decision.credit}`,
        `first=${decision.firstPossible ?? "never"}`,
        `next=${decision.nextPossible ?? "never"}`,
      ],
    ),
    "residency-days": ask(
      residencyDays,
      rules.residencyDays.editions,
      residencySamples(),
      (decision) => [
        decision.meets ? "meets" : "short",
        decision.period,
        `total=${decision.total}`,
        `from=${decision.meetsFrom ?? "none"}`,
        `fails=${decision.failsIfAwayUntil ?? "never"}`,
      ],
    ),
  };
}

/** Every sample through the same door as a visitor's form. A sample that is refused is an outcome too. */
function ask<F extends Fields, Edition extends EditionStamp, Decision>(
  tool: Tool<F, Edition, Decision>,
  editions: readonly Edition[],
  samples: readonly Sample[],
  toTokens: (decision: Decision) => string[],
): Entry[] {
  return samples.map(({ label, query }) => {
    const given = answer(tool, query, { editions, today: ledgerDay });
    if (given.state === "result") return { label, tokens: toTokens(given.decision) };
    const problems = given.state === "problems" ? given.problems : [];
    return {
      label,
      tokens: ["refused", ...problems.map(({ field, line }) => `${field}:${line.key}`)],
    };
  });
}
