import type { ToolId } from "../../tools/tool-sheet.ts";
import citizenshipDays from "./answer/citizenship-days.ts?worker&url";
import cost from "./answer/cost.ts?worker&url";
import pointsRanking from "./answer/points-ranking.ts?worker&url";
import residencyDays from "./answer/residency-days.ts?worker&url";
import sixtySevenPoints from "./answer/sixty-seven-points.ts?worker&url";

/**
 * The address of each tool's script, whole in one file: nothing here is a worker, but that is how Vite is asked for a file that
 * shares no chunk with another. Files that share chunks sent a fifth more to whoever uses one tool.
 */
export const scriptOf: Record<ToolId, string> = {
  "citizenship-days": citizenshipDays,
  "residency-days": residencyDays,
  "points-ranking": pointsRanking,
  "sixty-seven-points": sixtySevenPoints,
  cost,
};
