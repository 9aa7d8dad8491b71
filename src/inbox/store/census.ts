import type { InboxDatabase } from "./database.ts";

/** How much the inbox holds now: numbers, and nothing of what it holds. */
export interface Census {
  feedback: number;
  /** Registrations that nobody confirmed yet, and those that somebody did. */
  unconfirmed: number;
  confirmed: number;
  /** Mails that wait to be sent, and when the oldest of them was written; null where none waits. */
  outbox: number;
  oldestMail: string | null;
}

/** Counts everything once. Rejects when the tables cannot be reached. */
export async function takeCensus(database: InboxDatabase): Promise<Census> {
  const tables = await database.tables();
  const count = async (table: "feedback" | "interest_request" | "subscriber") => {
    const { all } = await tables
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as("all"))
      .executeTakeFirstOrThrow();
    return Number(all);
  };
  const outbox = await tables
    .selectFrom("outbox")
    .select(({ fn }) => [fn.countAll().as("all"), fn.min("created").as("oldest")])
    .executeTakeFirstOrThrow();
  return {
    feedback: await count("feedback"),
    unconfirmed: await count("interest_request"),
    confirmed: await count("subscriber"),
    outbox: Number(outbox.all),
    oldestMail: outbox.oldest,
  };
}
