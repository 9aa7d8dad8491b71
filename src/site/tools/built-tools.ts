import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Day } from "../../guidance/day.ts";
import type { InBoth } from "../../guidance/language.ts";
import { languages } from "../../guidance/language.ts";
import type { BuiltTool } from "./built-tool.ts";
import { answerPage, readBuiltTool } from "./built-tool.ts";
import { exampleOf } from "./examples.ts";
import type { ToolId } from "./tool-sheet.ts";
import { toolIds } from "./tool-sheet.ts";

/** Where the dynamic worker stands when it finds this entry. */
const client = join(process.cwd(), "dist", "site", "client");

let built: ReadonlyMap<ToolId, InBoth<BuiltTool>> | undefined;

/**
 * The built pages of all tools, read together once, so that a build under way cannot mix with the one that is served. Throws
 * when a file is missing.
 */
export function builtTools(): ReadonlyMap<ToolId, InBoth<BuiltTool>> {
  built ??= new Map(toolIds.map((id) => [id, readBuiltTool(client, id)]));
  return built;
}

/**
 * Reads the pages and answers every example, so that the first visitor after a start waits no longer than the next. Questions
 * that come meanwhile are answered between two examples. Rejects like `builtTools`.
 */
export async function warmTools(today: Day): Promise<void> {
  if (built !== undefined) return;
  for (const [id, pages] of builtTools())
    for (const language of languages) {
      await setImmediate();
      answerPage(pages[language], { id, query: exampleOf[id], today });
    }
}
