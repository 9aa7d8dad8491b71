import type { BodyStore } from "./body-store.ts";
import type { Encoding, StoredRow, StoredTable } from "./table.ts";
import { encodings } from "./table.ts";

/** Builds for which a hashed asset goes on being served after the last page that named it. */
const keptBuilds = 3;

/** A hashed asset of an earlier build, with its bytes. */
export interface OldAsset {
  row: StoredRow;
  bytes: Partial<Record<Encoding, Buffer>>;
}

/** The hashed assets of a stored table that are still young enough to be kept by the next build. */
export function readOldAssets(table: StoredTable, bodies: Buffer): OldAsset[] {
  return table.rows
    .filter(({ age }) => age !== undefined && age < keptBuilds)
    .map((row) => ({ row, bytes: bytesOf(row, bodies) }));
}

function bytesOf({ bodies }: StoredRow, all: Buffer): OldAsset["bytes"] {
  const bytes: OldAsset["bytes"] = {};
  for (const encoding of encodings) {
    const body = bodies[encoding];
    if (body !== undefined) {
      bytes[encoding] = all.subarray(body.offset, body.offset + body.sizeBytes);
    }
  }
  return bytes;
}

/** The rows of a build followed by old assets that it does not have itself, each one build older. */
export function addOldAssets(
  rows: readonly StoredRow[],
  oldAssets: readonly OldAsset[],
  store: BodyStore,
): StoredRow[] {
  const present = new Set(rows.map(({ address }) => address));
  const old = oldAssets
    .filter(({ row }) => !present.has(row.address))
    .map(({ row, bytes }) => {
      const bodies: StoredRow["bodies"] = {};
      for (const encoding of encodings) {
        const body = bytes[encoding];
        if (body !== undefined) bodies[encoding] = store.add(body);
      }
      return { ...row, age: (row.age ?? 0) + 1, bodies };
    });
  return [...rows, ...old];
}
