import type { Place, PlaceKind } from "../guidance/places.ts";
import { siteCorpus } from "./site-corpus.ts";

/** The pages that explain what a tool works out. */
const toolOf: Readonly<Record<string, PlaceKind>> = {
  "immigrate/which-way": "whichWay",
  "immigrate/points-ranking": "pointsRanking",
  "immigrate/sixty-seven-points": "sixtySevenPoints",
  "immigrate/costs": "cost",
  "citizenship/count-your-days": "citizenshipDays",
  "settle-in/permanent-resident-card": "residencyDays",
};

/** The tool that goes with a guidance page, or null. */
export function toolOfPage(pageId: string): Place | null {
  const kind = toolOf[pageId];
  return siteCorpus().places.find((place) => place.kind === kind) ?? null;
}
