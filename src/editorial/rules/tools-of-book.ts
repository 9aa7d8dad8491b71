import { citizenshipDays } from "../../rules/citizenship-days/tool.ts";
import { cost } from "../../rules/cost/tool.ts";
import type { EditionStamp } from "../../rules/edition.ts";
import type { Fields } from "../../rules/form/read-form.ts";
import { pointsRanking } from "../../rules/points-ranking/tool.ts";
import { residencyDays } from "../../rules/residency-days/tool.ts";
import type { RuleBook, ToolRules } from "../../rules/rule-book.ts";
import { sixtySevenPoints } from "../../rules/sixty-seven-points/tool.ts";

/** A tool with a form, as its files are checked: what its code asks for, and what the content folder holds of it. */
export interface ToolOfBook {
  id: string;
  fields: Fields;
  /** Pages that its code names. */
  pages: readonly string[];
  rules: ToolRules<EditionStamp>;
  wordsFile: string;
}

/** The tools with a form. */
export function toolsOfBook(book: RuleBook): ToolOfBook[] {
  const tools = [
    { tool: citizenshipDays, rules: book.citizenshipDays },
    { tool: residencyDays, rules: book.residencyDays },
    { tool: pointsRanking, rules: book.pointsRanking },
    { tool: sixtySevenPoints, rules: book.sixtySevenPoints },
    { tool: cost, rules: book.cost },
  ];
  return tools.map(({ tool: { id, fields, pages }, rules }) => ({
    id,
    fields,
    pages,
    rules,
    wordsFile: `content/rules/${id}/words.yaml`,
  }));
}
