import type { ClerkParts } from "./clerk.ts";
import { send } from "./clerk.ts";
import type { MailKind } from "./outbox.ts";
import { giveBack, takeDue } from "./outbox.ts";

/** What one round did. */
export interface Round {
  sent: number;
  /** Not now: they are tried again. */
  postponed: number;
  /** Refused for good, tried too often, or no longer wanted. */
  dropped: number;
  /** Never tried: one confirmation too many for an address. */
  limited: number;
}

/** A round in which nothing was due. */
export const idleRound: Readonly<Round> = { sent: 0, postponed: 0, dropped: 0, limited: 0 };

/** How far one round goes. */
export interface RoundLimits {
  /** Mails that the mail server is asked to take. */
  most: number;
  /** Whether the round has lasted long enough: the rest waits for the next one. */
  isOver?: () => boolean;
}

/** Taken from the outbox at a time: all of them are sent within its lease, however slow the server is. */
const together = 4;

/**
 * Sends up to `most` of the mails that are due, one after the other. While both kinds wait, half are confirmations and half
 * digests, so a flood of one never keeps the other waiting. Where the mail server is not there, the others stay for the next
 * round, and their tries are not used up. Rejects only when the tables cannot be reached.
 */
export async function sendDue(
  parts: ClerkParts,
  now: Date,
  { most, isOver = () => false }: RoundLimits,
): Promise<Round> {
  const tables = await parts.database.tables();
  const round = { ...idleRound };
  let left = most;
  const sendShare = async (kinds: readonly MailKind[], share: number): Promise<void> => {
    let leftOfShare = Math.min(share, left);
    while (leftOfShare > 0 && !isOver()) {
      const taken = await takeDue(tables, now, { kinds, most: Math.min(together, leftOfShare) });
      if (taken.length === 0) return;
      for (const [place, mail] of taken.entries()) {
        const outcome = await send(parts, tables, mail, now);
        round[outcome === "nobody-there" ? "postponed" : outcome] += 1;
        if (outcome !== "limited") [left, leftOfShare] = [left - 1, leftOfShare - 1];
        if (outcome !== "nobody-there") continue;
        for (const other of taken.slice(place + 1)) await giveBack(tables, other);
        left = 0;
        return;
      }
      // Visitors are answered between two mails, also where the tables are in this process.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  if (most > 1) {
    await sendShare(["confirm"], Math.ceil(most / 2));
    await sendShare(["digest"], left);
  }
  await sendShare(["confirm", "digest"], left);
  return round;
}
