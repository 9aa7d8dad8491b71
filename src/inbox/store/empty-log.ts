import { sql } from "kysely";
import type { InboxDatabase } from "./database.ts";

/** Moves the write-ahead log into the file and cuts it to nothing: removed rows are in neither afterwards. */
export async function emptyLog(database: InboxDatabase): Promise<void> {
  if (database.kind !== "sqlite") return;
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(await database.tables());
}
