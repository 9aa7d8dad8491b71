import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Messages that one client may send in a minute. */
const perMinute = 6;

/** Clients share this many counters, so memory is bounded whatever addresses a flood invents. */
const counters = 65_536;

/** Counts a message of a client. Gives null, or the seconds after which the next one is taken. */
export type RateLimit = (clientKey: string) => Promise<number | null>;

/** A fixed-window limit per client key. Only work that a cache cannot do is ever limited. */
export function createRateLimit(): RateLimit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (clientKey) => {
    try {
      await limiter.consume(toCounter(clientKey));
      return null;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.ceil(refused.msBeforeNext / 1000);
    }
  };
}

function toCounter(clientKey: string): string {
  return String(createHash("sha256").update(clientKey).digest().readUInt32BE(0) % counters);
}
