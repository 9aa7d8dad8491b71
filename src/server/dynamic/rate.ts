import { createHash } from "node:crypto";
import type { DynamicClass } from "../../delivery/table.ts";
import { dynamicClasses } from "../../delivery/table.ts";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/**
 * What one client may ask of each class in a minute. Subscribing takes three requests; a tool is asked again and again. Servers
 * that share a database count the same once more together (inbox/limits); the figure travels there with the request.
 */
export const perMinute: Record<DynamicClass, number> = { feedback: 6, interest: 12, tool: 60 };

/** Clients share this many counters, so memory is bounded whatever addresses a flood invents. */
const counters = 65_536;

/** Counts a request of a client. Gives null, or the seconds after which the next one is taken. */
export type RateLimit = (clientKey: string, ofClass: DynamicClass) => Promise<number | null>;

/**
 * A fixed-window limit per client key and class, in this process: the first gate, which costs next to nothing. Only work that
 * a cache cannot do is ever limited.
 */
export function createRateLimit(): RateLimit {
  const limiters = new Map(
    dynamicClasses.map((each) => [
      each,
      new RateLimiterMemory({ points: perMinute[each], duration: 60, keyPrefix: each }),
    ]),
  );
  return async (clientKey, ofClass) => {
    try {
      await limiters.get(ofClass)?.consume(toCounter(clientKey));
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
