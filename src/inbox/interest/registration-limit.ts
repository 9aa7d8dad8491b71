import { createHmac, randomBytes } from "node:crypto";
import { allowanceHeader, parseAllowance } from "../../formats/client-allowance.ts";

/** Registrations that are taken from one place: so many at once, and after that so many an hour. */
interface Measure {
  atOnce: number;
  perHour: number;
}

/**
 * A connection is often more than one person: a family, a class in a library, a settlement agency on the day of its workshop.
 * Thirty at once lets all of them register; what protects a mailbox is the limit of its address (mail/address-limit.ts), and
 * what protects the outbox is its size, so five an hour would keep people out and nobody safe.
 */
const connection: Measure = { atOnce: 30, perHour: 30 };

/** Whoever has a /64 of IPv6 often has the whole /48 (RFC 6177), and 65,536 connections with it. */
const network: Measure = { atOnce: 150, perHour: 150 };

/** Places that are remembered; the one that was quiet the longest is forgotten first. */
const mostPlaces = 100_000;

/** Counts a registration of a client (an IPv4 address or the /64 of an IPv6 one). Gives null, or the seconds to wait. */
export type RegistrationLimit = (client: string) => number | null;

/**
 * A place owes an interval for each registration and may owe `atOnce` of them (the generic cell rate algorithm, ITU-T I.371).
 * Places are kept in memory only, under a hash whose key ends with the process. `nowMs` is the clock, in milliseconds.
 */
export function createRegistrationLimit(nowMs: () => number): RegistrationLimit {
  const key = randomBytes(32);
  const freeAtMs = new Map<string, number>();

  const look = (place: string, { atOnce, perHour }: Measure) => {
    const name = createHmac("sha256", key).update(place).digest("base64");
    const now = nowMs();
    const intervalMs = 3_600_000 / perHour;
    const nextMs = Math.max(now, freeAtMs.get(name) ?? now) + intervalMs;
    const take = (): void => {
      freeAtMs.delete(name);
      freeAtMs.set(name, nextMs);
      // What owes nothing is forgotten, and beyond the bound what was quiet the longest.
      for (const [each, freeMs] of freeAtMs) {
        if (freeMs > now && freeAtMs.size <= mostPlaces) break;
        freeAtMs.delete(each);
      }
    };
    return { waitS: Math.max(0, Math.ceil((nextMs - now - atOnce * intervalMs) / 1000)), take };
  };

  return (client) => {
    const looks = [look(client, connection)];
    const groups = /^((?:[0-9a-f]+:){3})[0-9a-f]+::\/64$/.exec(client)?.[1];
    if (groups !== undefined) looks.push(look(`${groups}/48`, network));
    const waitS = Math.max(...looks.map((each) => each.waitS));
    if (waitS > 0) return waitS;
    for (const { take } of looks) take();
    return null;
  };
}

/** The limit for requests as the static workers pass them on; without their header nobody is known, and nobody is refused. */
export function createRegistrationWait(nowMs: () => number): (headers: Headers) => number | null {
  const limit = createRegistrationLimit(nowMs);
  return (headers) => {
    const client = parseAllowance(headers.get(allowanceHeader))?.client;
    return client === undefined ? null : limit(client);
  };
}
