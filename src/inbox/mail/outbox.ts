import { randomUUID } from "node:crypto";
import type { Tables } from "../store/database.ts";
import type { OutboxTable } from "../store/tables.ts";

/** A mail that waits. */
export interface Waiting extends Omit<OutboxTable, "tries"> {
  tries: number;
}

/** How long a mail that is being sent belongs to the process that sends it; longer than sending a few can take (postman.ts). */
const leaseMs = 300_000;

/** What a mail is for. */
export type MailKind = "confirm" | "digest";

/** Waits between tries; after the last one the mail is given up, some two days after the first. */
const pausesMs = [1, 5, 15, 60, 180, 360, 720, 1440].map((minutes) => minutes * 60_000);

/** When a mail that failed for the `tries`-th time is tried again, or null when it is given up. */
export function nextTry(tries: number, now: Date): Date | null {
  const pauseMs = pausesMs[tries - 1];
  return pauseMs === undefined ? null : new Date(now.getTime() + pauseMs);
}

/** Takes up to `most` mails of these kinds that are due, oldest first. What another process took meanwhile is left to it. */
export async function takeDue(
  tables: Tables,
  now: Date,
  { kinds, most }: { kinds: readonly MailKind[]; most: number },
): Promise<Waiting[]> {
  const due = await tables
    .selectFrom("outbox")
    .selectAll()
    .where("kind", "in", kinds)
    .where("due", "<=", now.toISOString())
    .orderBy("due")
    .limit(most)
    .execute();
  const taken: Waiting[] = [];
  const until = new Date(now.getTime() + leaseMs).toISOString();
  for (const mail of due) {
    const { numUpdatedRows } = await tables
      .updateTable("outbox")
      .set({ due: until })
      .where("id", "=", mail.id)
      .where("due", "=", mail.due)
      .executeTakeFirst();
    if (numUpdatedRows === 1n) taken.push(mail);
  }
  return taken;
}

/** Takes a mail out of the outbox: it was sent, or is no longer wanted. */
export async function dropMail(tables: Tables, id: string): Promise<void> {
  await tables.deleteFrom("outbox").where("id", "=", id).execute();
}

/** Puts a mail back for a later try. */
export async function postpone(tables: Tables, { id, tries }: Waiting, due: Date): Promise<void> {
  await tables
    .updateTable("outbox")
    .set({ due: due.toISOString(), tries: tries + 1 })
    .where("id", "=", id)
    .execute();
}

/** Puts a mail back as it was, untried. */
export async function giveBack(tables: Tables, { id, due }: Waiting): Promise<void> {
  await tables.updateTable("outbox").set({ due }).where("id", "=", id).execute();
}

/** A new mail, due at once. */
export function newMail(kind: MailKind, owner: string, content: string, now: Date) {
  const created = now.toISOString();
  return { id: randomUUID(), kind, owner, content, created, due: created };
}
