import { existsSync, readFileSync } from "node:fs";
import { Refusal } from "../cli/refusal.ts";
import { findStoredTable } from "../delivery/stored-table.ts";
import type { EdgeSite } from "./edge-site.ts";
import { toEdgeSite } from "./edge-site.ts";
import type { Settings } from "./settings.ts";
import { parseSettings } from "./settings.ts";

/** What configurations are made from. */
export interface Source {
  site: EdgeSite;
  /** The bytes that the table points into. */
  bodies: Buffer;
}

/** The build of a folder. Throws a Refusal when there is none. */
export function readSource(dist: string): Source {
  const stored = findStoredTable(dist);
  if (stored === null) throw new Refusal(`${dist} holds no build: run "npm run build" first.`);
  return { site: toEdgeSite(stored.table), bodies: stored.bodies };
}

/** The settings file. Throws a Refusal when it is missing or wrong. */
export function readSettings(file: string): Settings {
  if (!existsSync(file))
    throw new Refusal(
      `There is no ${file}: copy src/edge/example.yaml and change the name and the origins.`,
    );
  return parseSettings(readFileSync(file, "utf8"), file);
}
