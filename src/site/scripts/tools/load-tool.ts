import type { AnyTool } from "../../tools/draw-tool.ts";
import type { ToolId } from "../../tools/tool-sheet.ts";

/** The rules of each tool, in a file of their own. */
const load: Record<ToolId, () => Promise<unknown>> = {
  "citizenship-days": async () =>
    (await import("../../../rules/citizenship-days/tool.ts")).citizenshipDays,
  "residency-days": async () =>
    (await import("../../../rules/residency-days/tool.ts")).residencyDays,
  "points-ranking": async () =>
    (await import("../../../rules/points-ranking/tool.ts")).pointsRanking,
  "sixty-seven-points": async () =>
    (await import("../../../rules/sixty-seven-points/tool.ts")).sixtySevenPoints,
  cost: async () => (await import("../../../rules/cost/tool.ts")).cost,
};

/** The rules of a tool by id. Rejects for an id that no tool has. */
export async function loadTool(id: string): Promise<AnyTool> {
  const loader = load[id as ToolId] as (typeof load)[ToolId] | undefined;
  if (loader === undefined) throw new Error(`There is no tool ${id}`);
  return (await loader()) as AnyTool;
}
