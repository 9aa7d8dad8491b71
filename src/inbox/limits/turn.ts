import { sql } from "kysely";
import type { InboxDatabase, Tables } from "../store/database.ts";

/** When something is done, and how often. */
export interface Rhythm {
  at: Date;
  /** Time between two beginnings, whichever server begins. */
  everyMs: number;
}

/** A server that died with the turn in its hand is waited for no longer than this; longer than a round usually takes. */
const leaseMs = 120_000;

/**
 * Does the work unless another server on the same database does it or has just done it; gives null then. So mail goes out at
 * the rate of one server, and no two of them can send two confirmations to one address at the same moment. An SQLite file has
 * one server, whose turn it always is. Rejects when the tables cannot be reached, or as the work does.
 */
export async function inTurn<T>(
  database: InboxDatabase,
  { at, everyMs }: Rhythm,
  work: () => Promise<T>,
): Promise<T | null> {
  if (database.kind === "sqlite") return work();
  const tables = await database.tables();
  const until = at.getTime() + leaseMs;
  if (!(await take(tables, at.getTime(), until))) return null;
  try {
    return await work();
  } finally {
    await giveOn(tables, until, at.getTime() + everyMs);
  }
}

/** Two servers that start together must not both make the table; the statements of one query are one transaction. */
const makeTable = `
  SELECT pg_advisory_xact_lock(781203947);
  CREATE TABLE IF NOT EXISTS turn (name text PRIMARY KEY, next_ms bigint NOT NULL);
  INSERT INTO turn VALUES ('tending', 0) ON CONFLICT DO NOTHING;
`;

const prepared = new WeakSet<Tables>();

async function take(tables: Tables, nowMs: number, untilMs: number): Promise<boolean> {
  if (!prepared.has(tables)) await sql.raw(makeTable).execute(tables);
  prepared.add(tables);
  const { numAffectedRows } = await sql`
    UPDATE turn SET next_ms = ${untilMs} WHERE name = 'tending' AND next_ms <= ${nowMs}
  `.execute(tables);
  return numAffectedRows === 1n;
}

/** Whoever asks at or after `nextMs` may have the next turn; one that was lost meanwhile is not touched. */
async function giveOn(tables: Tables, untilMs: number, nextMs: number): Promise<void> {
  await sql`
    UPDATE turn SET next_ms = ${nextMs} WHERE name = 'tending' AND next_ms = ${untilMs}
  `.execute(tables);
}
