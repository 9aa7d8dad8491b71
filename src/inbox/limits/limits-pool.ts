import { Pool } from "pg";

/** Connections of one process, apart from those that store: a slow count must not keep a message from being stored. */
const connections = 2;

/**
 * `rate` is not logged: counts of a minute need not survive a crash, and an unlogged row costs no write to disk before the
 * answer. Two servers that start together must not both make it (PostgreSQL's IF NOT EXISTS can fail then), hence the lock;
 * the statements of one query are one transaction.
 */
const makeTables = `
  SELECT pg_advisory_xact_lock(781203946);
  CREATE UNLOGGED TABLE IF NOT EXISTS rate (key text PRIMARY KEY, points integer NOT NULL, expire bigint);
  CREATE TABLE IF NOT EXISTS rate_key (day text PRIMARY KEY, value text NOT NULL);
`;

/** Connections to PostgreSQL for counting, with little patience: so long for a connection, and so long for an answer. */
export function openLimitsPool(url: string, patienceMs: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    statement_timeout: patienceMs,
    options: "-c synchronous_commit=off",
    application_name: "freshet-limits",
    // An idle connection does not keep a process alive that was told to stop.
    allowExitOnIdle: true,
  });
  // Without a listener an idle connection that breaks would end the process.
  pool.on("error", () => {});
  return pool;
}

/** Makes the tables where they are missing. Rejects when they cannot be reached in time. */
export async function prepareLimits(pool: Pool): Promise<void> {
  await pool.query(makeTables);
}
