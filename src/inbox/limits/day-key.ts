import { createHmac, randomBytes } from "node:crypto";
import type { Pool } from "pg";

/** Names a client of today; the same for every server that shares the database. Rejects when it cannot be reached. */
export type ClientName = (client: string, now: Date) => Promise<string>;

/**
 * Clients are counted under a keyed hash. The key is random, made by the first server that counts on a day (UTC) and removed
 * by the first of the next, so that afterwards nobody can tell whose hash it was.
 */
export function createClientName(pool: Pool): ClientName {
  let known = { day: "", value: "" };
  const keyOf = async (day: string): Promise<string> => {
    if (known.day === day) return known.value;
    await pool.query("DELETE FROM rate_key WHERE day < $1", [day]);
    await pool.query("INSERT INTO rate_key VALUES ($1, $2) ON CONFLICT DO NOTHING", [
      day,
      randomBytes(32).toString("base64url"),
    ]);
    const { rows } = await pool.query<{ value: string }>(
      "SELECT value FROM rate_key WHERE day = $1",
      [day],
    );
    const [found] = rows;
    if (found === undefined) throw new Error("The key of the day is not in rate_key");
    known = { day, value: found.value };
    return found.value;
  };
  return async (client, now) => {
    const key = await keyOf(now.toISOString().slice(0, 10));
    return createHmac("sha256", key).update(client).digest("base64url");
  };
}
