import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { StoredTable } from "./table.ts";
import { tableFile } from "./table.ts";

/** A table and its bytes. */
export interface TableOnDisk {
  table: StoredTable;
  bodies: Buffer;
}

/** Reads the table of `folder`. Throws when there is none. */
export function readStoredTable(folder: string): TableOnDisk {
  const table = JSON.parse(readFileSync(join(folder, tableFile), "utf8")) as StoredTable;
  return { table, bodies: readFileSync(join(folder, table.bodiesFile)) };
}

/** The same without holding up what else the process does. Rejects when there is none. */
export async function loadStoredTable(folder: string): Promise<TableOnDisk> {
  const table = JSON.parse(await readFile(join(folder, tableFile), "utf8")) as StoredTable;
  return { table, bodies: await readFile(join(folder, table.bodiesFile)) };
}

/** The table of `folder`, or null before the first build. */
export function findStoredTable(folder: string): TableOnDisk | null {
  return existsSync(join(folder, tableFile)) ? readStoredTable(folder) : null;
}

/**
 * Bytes first, under a name of their own, then the table in one rename: a worker that starts meanwhile reads all of the old
 * build or all of the new one. Bytes of older builds are removed at the end.
 */
export function writeStoredTable(folder: string, { table, bodies }: TableOnDisk): void {
  writeFileSync(join(folder, table.bodiesFile), bodies);
  writeFileSync(join(folder, `${tableFile}.new`), JSON.stringify(table));
  renameSync(join(folder, `${tableFile}.new`), join(folder, tableFile));
  for (const file of readdirSync(folder)) {
    if (/^bodies-.*\.bin$/.test(file) && file !== table.bodiesFile) rmSync(join(folder, file));
  }
}
