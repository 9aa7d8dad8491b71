import type { CitizenshipEdition } from "./citizenship-days/edition.ts";
import type { PricedEdition } from "./cost/tool.ts";
import { cost } from "./cost/tool.ts";
import { citizenshipDays } from "./citizenship-days/tool.ts";
import { pointsRanking } from "./points-ranking/tool.ts";
import { residencyDays } from "./residency-days/tool.ts";
import { sixtySevenPoints } from "./sixty-seven-points/tool.ts";
import type { RankingEdition } from "./points-ranking/edition.ts";
import type { ResidencyEdition } from "./residency-days/edition.ts";
import type { GridEdition } from "./sixty-seven-points/edition.ts";
import type { WayFile } from "./which-way/graph-schema.ts";
import type { SharedWords, ToolWords } from "./words/schema.ts";

/** The editions of one tool and its words, both languages. */
export interface ToolRules<Edition> {
  editions: readonly Edition[];
  words: ToolWords;
}

/** Every tool's rules and words, as the content folder holds them: plain data that a build can hand to a page or a script. */
export interface RuleBook {
  /** Problems and headings that all tools share. */
  words: SharedWords;
  /** Editions of the question graph; their words stand beside the questions and the ways. */
  whichWay: readonly WayFile[];
  pointsRanking: ToolRules<RankingEdition>;
  sixtySevenPoints: ToolRules<GridEdition>;
  citizenshipDays: ToolRules<CitizenshipEdition>;
  residencyDays: ToolRules<ResidencyEdition>;
  cost: ToolRules<PricedEdition>;
}

/** The pages that ways, programs and tools name, by id, each once: all must exist. */
export function pagesNamed(book: RuleBook): string[] {
  const ways = book.whichWay.flatMap((graph) =>
    graph.ways.flatMap(({ page, also }) => [page, ...also]),
  );
  const tools = [pointsRanking, sixtySevenPoints, citizenshipDays, residencyDays, cost].flatMap(
    ({ pages }) => pages,
  );
  return [...new Set([...ways, ...pagesOfPrograms(book), ...tools])].toSorted();
}

/** The pages of the programs that have a price, by id, each once. */
export function pagesOfPrograms({ cost: { editions } }: RuleBook): string[] {
  const pages = editions.flatMap((edition) =>
    Object.values(edition.programs).map(({ page }) => page),
  );
  return [...new Set(pages)];
}
