import { mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { createBodyStore } from "../../delivery/body-store.ts";
import { encode } from "../../delivery/encode.ts";
import type { TableOnDisk } from "../../delivery/stored-table.ts";
import { writeStoredTable } from "../../delivery/stored-table.ts";
import type { StoredBody, StoredRow } from "../../delivery/table.ts";
import { toBarePage } from "./bare-page.ts";

/** The address of the bare page beside a built one, on the same server. */
export function toBareAddress(address: string): string {
  return `/bare${address}`;
}

/** The text of a row. Throws when the row has no identity body. */
export function htmlOf({ bodies }: TableOnDisk, row: StoredRow): string {
  const body = row.bodies.identity;
  if (body === undefined) throw new Error(`${row.address} has no identity body`);
  return bodies.subarray(body.offset, body.offset + body.sizeBytes).toString("utf8");
}

/**
 * Writes the build to `folder/dist` once more, with a bare page beside each of these addresses: the same row with other
 * bytes, encoded the same way, so that one server sends both with the same headers.
 */
export async function addBarePages(
  built: TableOnDisk,
  folder: string,
  addresses: readonly string[],
): Promise<void> {
  const store = createBodyStore();
  const bare: StoredRow[] = [];
  for (const row of built.table.rows.filter(({ address }) => addresses.includes(address))) {
    const page = Buffer.from(toBarePage(htmlOf(built, row)));
    const bodies: Partial<Record<string, StoredBody>> = {};
    for (const [encoding, bytes] of await encode(page, row.contentType)) {
      const stored = store.add(bytes);
      bodies[encoding] = { ...stored, offset: stored.offset + built.bodies.length };
    }
    const { dcz: _, ...rest } = row;
    bare.push({ ...rest, address: toBareAddress(row.address), bodies });
  }
  const dist = join(folder, "dist");
  mkdirSync(dist, { recursive: true });
  // Forms work as in the build itself.
  symlinkSync(resolve("dist", "site"), join(dist, "site"));
  writeStoredTable(dist, {
    table: { ...built.table, rows: [...built.table.rows, ...bare] },
    bodies: Buffer.concat([built.bodies, store.bytes()]),
  });
}
