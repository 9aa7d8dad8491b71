import { citizenshipDays } from "../../rules/citizenship-days/tool.ts";
import { cost } from "../../rules/cost/tool.ts";
import { pointsRanking } from "../../rules/points-ranking/tool.ts";
import { residencyDays } from "../../rules/residency-days/tool.ts";
import type { RuleBook, ToolRules } from "../../rules/rule-book.ts";
import { sixtySevenPoints } from "../../rules/sixty-seven-points/tool.ts";
import type { EditionStamp } from "../../rules/edition.ts";
import type { StandingKind } from "../../guidance/places.ts";
import type { AnyTool } from "./draw-tool.ts";
import type { ToolId } from "./tool-sheet.ts";

/** What the site knows of a tool: its rules, where the rule book has its editions and words, and its place. */
export interface SiteTool {
  tool: AnyTool;
  kind: StandingKind & keyof RuleBook;
  rulesIn(book: RuleBook): ToolRules<EditionStamp>;
}

/** Every tool with a form. */
export const toolOf: Record<ToolId, SiteTool> = {
  "citizenship-days": {
    tool: citizenshipDays as AnyTool,
    kind: "citizenshipDays",
    rulesIn: (book) => book.citizenshipDays,
  },
  "residency-days": {
    tool: residencyDays as AnyTool,
    kind: "residencyDays",
    rulesIn: (book) => book.residencyDays,
  },
  "points-ranking": {
    tool: pointsRanking as AnyTool,
    kind: "pointsRanking",
    rulesIn: (book) => book.pointsRanking,
  },
  "sixty-seven-points": {
    tool: sixtySevenPoints as AnyTool,
    kind: "sixtySevenPoints",
    rulesIn: (book) => book.sixtySevenPoints,
  },
  cost: { tool: cost as AnyTool, kind: "cost", rulesIn: (book) => book.cost },
};
