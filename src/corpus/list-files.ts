import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Files below a folder whose names end so: paths from the root, with forward slashes, in a fixed order. None when there is no folder. */
export function listFiles(root: string, folder: string, ending: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(join(root, "/").length).replaceAll("\\", "/"),
    )
    .toSorted();
}
