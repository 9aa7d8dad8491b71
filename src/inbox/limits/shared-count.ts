import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { ClientAllowance } from "../../formats/client-allowance.ts";
import { createClientName } from "./day-key.ts";
import { openLimitsPool, prepareLimits } from "./limits-pool.ts";

/** One count of what each client asks, for all servers that share a database. */
export interface SharedCount {
  /** Counts a request. Gives null, or the seconds after which the next one is taken. Never rejects. */
  count(allowance: ClientAllowance): Promise<number | null>;
  close(): Promise<void>;
}

/** What a count needs from its surroundings. */
export interface SharedCountParts {
  /** `postgres://…` */
  url: string;
  now: () => Date;
  /** A count that comes later is done without; half a second unless set, since a form has two for everything. */
  patienceMs?: number;
}

const usualPatienceMs = 500;

/** After a failure nobody waits for the database again for so long; each server's own limit holds meanwhile. */
const restMs = 5000;

/** Counts that are over are removed this often: nothing of a client stays much longer than the minute it is for. */
const sweepMs = 60_000;

/**
 * Counts in PostgreSQL. Who is over the allowance is remembered in this process until the minute is over, so a flood costs
 * the database no more than what is allowed. A database that is gone or slow refuses nobody.
 */
export function createSharedCount({
  url,
  now,
  patienceMs = usualPatienceMs,
}: SharedCountParts): SharedCount {
  const pool = openLimitsPool(url, patienceMs);
  let nameOf = createClientName(pool);
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiterOf = ({ of, perMinute }: ClientAllowance): RateLimiterPostgres => {
    const known = limiters.get(of);
    if (known?.points === perMinute) return known;
    const made = new RateLimiterPostgres({
      storeClient: pool,
      storeType: "pool",
      tableName: "rate",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: of,
      points: perMinute,
      duration: 60,
      inMemoryBlockOnConsumed: perMinute + 1,
    });
    limiters.set(of, made);
    return made;
  };
  const sweep = setInterval(() => {
    // What stays because the database is gone is removed by the next one.
    pool.query("DELETE FROM rate WHERE expire < $1", [now().getTime()]).catch(() => {});
  }, sweepMs).unref();

  let prepared: Promise<void> | null = null;
  let restUntilMs = 0;
  const rest = (): null => {
    // A database that crashed may have lost the tables and the key of the day, which are not worth a wait for its disk.
    prepared = null;
    nameOf = createClientName(pool);
    restUntilMs = now().getTime() + restMs;
    return null;
  };
  return {
    async count(allowance) {
      if (now().getTime() < restUntilMs) return null;
      try {
        await (prepared ??= prepareLimits(pool));
        await limiterOf(allowance).consume(await nameOf(allowance.client, now()));
        return null;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) return rest();
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      }
    },
    async close() {
      clearInterval(sweep);
      await pool.end();
    },
  };
}
