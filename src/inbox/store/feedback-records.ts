import type { Feedback } from "../feedback-schema.ts";
import type { InboxDatabase } from "./database.ts";
import type { FeedbackTable } from "./tables.ts";

/** An opinion with its number and its time. */
export type FeedbackRecord = FeedbackTable;

/** Which records are wanted; without a field, all. */
export interface FeedbackWish {
  /** Not before this time or day. */
  since?: string | undefined;
  page?: string | undefined;
}

/** Puts opinions on disk together: all or none. */
export async function addFeedback(
  database: InboxDatabase,
  records: readonly FeedbackRecord[],
): Promise<void> {
  const tables = await database.tables();
  await tables.insertInto("feedback").values(records).execute();
}

/** Opinions, oldest first. */
export async function listFeedback(
  database: InboxDatabase,
  { since, page }: FeedbackWish,
): Promise<FeedbackRecord[]> {
  const tables = await database.tables();
  let wanted = tables.selectFrom("feedback").selectAll();
  if (since !== undefined) wanted = wanted.where("received", ">=", since);
  if (page !== undefined) wanted = wanted.where("page", "=", page);
  return wanted.orderBy("received").orderBy("id").execute();
}

/** Removes one opinion; tells whether there was one. */
export async function forgetFeedback(database: InboxDatabase, id: string): Promise<boolean> {
  const tables = await database.tables();
  const { numDeletedRows } = await tables
    .deleteFrom("feedback")
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** A visitor's opinion as it is kept. */
export function toFeedbackRecord(feedback: Feedback, id: string, received: Date): FeedbackRecord {
  const { page, language, found, reason, words } = feedback;
  return { id, received: received.toISOString(), page, language, found, reason, words };
}
