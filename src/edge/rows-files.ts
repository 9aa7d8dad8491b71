import type { EdgeSite } from "./edge-site.ts";
import type { GeneratedFile } from "./generated-file.ts";

/** Folder of the rows below a generated configuration. */
export const rowsFolder = "rows";

/** Folder of the hashed files by their own names: while an edge changes builds, one of its processes may not know them yet. */
export const assetsFolder = "assets";

/**
 * The mirror: every body that an edge may send, each in a file named by its content. Writing a newer build beside it changes
 * no file of the older one, so an edge that still serves the older build goes on.
 */
export function toRowsFiles(site: EdgeSite, bodies: Buffer): GeneratedFile[] {
  const files = new Map<string, GeneratedFile>();
  for (const row of [...site.rows, ...Object.values(site.notFound), ...Object.values(site.busy)]) {
    for (const { file, offset, sizeBytes } of Object.values(row.bodies)) {
      const path = `${rowsFolder}/${file}`;
      files.set(path, { path, content: bodies.subarray(offset, offset + sizeBytes) });
    }
    if (row.cacheClass === "asset") {
      const { offset, sizeBytes } = row.bodies.identity;
      const path = `${assetsFolder}${row.address}`;
      files.set(path, { path, content: bodies.subarray(offset, offset + sizeBytes) });
    }
  }
  return [...files.values()];
}
