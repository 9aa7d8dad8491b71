import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Refusal } from "../cli/refusal.ts";
import { findStoredTable } from "../delivery/stored-table.ts";
import type { StoredRow, StoredSpan, StoredTable } from "../delivery/table.ts";

/** The built site, laid out as files for servers that read files. */
export interface BenchSite {
  /** Temporary, removed at the end. */
  folder: string;
  /** Every resource of the table with its `.br` and `.gz` beside it, byte for byte those of the table. */
  filesFolder: string;
  table: StoredTable;
  bytesOf(span: StoredSpan): Buffer;
  /** Size of all bodies together. */
  bodyBytes: number;
  /** The guidance page that is asked for: the one of middle size. */
  page: StoredRow;
}

/** Reads the build in `dist` and writes its files below `folder`. Throws a Refusal when there is no build. */
export function layOutSite(folder: string): BenchSite {
  const stored = findStoredTable("dist");
  if (stored === null) throw new Refusal('There is no build to serve: run "npm run build" first.');
  const { table, bodies } = stored;
  const bytesOf = ({ offset, sizeBytes }: StoredSpan): Buffer =>
    bodies.subarray(offset, offset + sizeBytes);
  const filesFolder = join(folder, "files");
  for (const row of table.rows) {
    const file = join(filesFolder, toFileName(row.address));
    mkdirSync(dirname(file), { recursive: true });
    const { identity, br, gzip } = row.bodies;
    if (identity !== undefined) writeFileSync(file, bytesOf(identity));
    if (br !== undefined) writeFileSync(`${file}.br`, bytesOf(br));
    if (gzip !== undefined) writeFileSync(`${file}.gz`, bytesOf(gzip));
  }
  return {
    folder,
    filesFolder,
    table,
    bytesOf,
    bodyBytes: bodies.length,
    page: pickPage(table.rows),
  };
}

/** `/en/` → `en/index.html`. */
export function toFileName(address: string): string {
  return address.slice(1).replace(/(^|\/)$/, "$1index.html");
}

/** Of the guidance pages (`/<language>/<section>/<page>/`), the one whose brotli body is of middle size. */
export function pickPage(rows: readonly StoredRow[]): StoredRow {
  const brBytes = (row: StoredRow): number => row.bodies.br?.sizeBytes ?? 0;
  const pages = rows
    .filter(({ address, status }) => status === 200 && /^\/\w+\/[^/]+\/[^/]+\/$/.test(address))
    .filter((row) => brBytes(row) > 0)
    .toSorted((a, b) => brBytes(a) - brBytes(b));
  const middle = pages[Math.floor(pages.length / 2)];
  if (middle === undefined) throw new Refusal("The build has no guidance page with a brotli body.");
  return middle;
}
