import type { Dialect } from "kysely";
import { PostgresDialect } from "kysely";
import { Pool } from "pg";

/** How long a visitor can be kept waiting for a database that does not answer; the server gives up after two seconds. */
const patienceMs = 1500;

/** Connections of one process: one commits, the others read and send mail. */
const connections = 4;

/**
 * PostgreSQL at `url`. Commits are on disk when they return, whatever the server's default is; a connection that breaks is
 * replaced by the next query, so a database that comes back is found without a restart.
 */
export function openPostgres(url: string): Dialect {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    statement_timeout: patienceMs,
    idle_in_transaction_session_timeout: patienceMs,
    options: "-c synchronous_commit=on",
    application_name: "freshet-inbox",
    // An idle connection does not keep a process alive that was told to stop.
    allowExitOnIdle: true,
  });
  // Without a listener an idle connection that breaks would end the process.
  pool.on("error", () => {});
  return new PostgresDialect({ pool });
}
