import { existsSync } from "node:fs";
import type { ReadyTable } from "../../src/server/answer/ready-table.ts";
import { readTable } from "../../src/server/answer/ready-table.ts";

/** The table of the built site. `npm test` builds before it tests. */
export function builtTable(): ReadyTable {
  if (!existsSync("dist/table.json"))
    throw new Error('There is no build to test: run "npm run build" first');
  return readTable("dist", { dictionary: false });
}
