import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** A text that changes whenever a file below `folder` is added, removed or written: how many there are, and when the last was written. */
export function contentStamp(folder: string): string {
  const writtenMs = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs);
  return `${writtenMs.length} ${Math.max(...writtenMs)}`;
}
