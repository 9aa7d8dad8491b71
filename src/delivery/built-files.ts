import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** One file of the built site. */
export interface BuiltFile {
  /** Path below the client folder, with forward slashes. */
  file: string;
  /** Where it is served: `en/index.html` at `/en/`. */
  address: string;
  body: Buffer;
}

/** Every file below `folder`, in a fixed order so that identical builds give identical tables. */
export function readBuiltFiles(folder: string): BuiltFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted()
    .map((file) => ({
      file,
      address: `/${file.replace(/(^|\/)index\.html$/, "$1")}`,
      body: readFileSync(join(folder, file)),
    }));
}
