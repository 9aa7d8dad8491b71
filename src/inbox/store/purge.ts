import { hoursBefore, retention } from "../retention.ts";
import type { InboxDatabase } from "./database.ts";
import { emptyLog } from "./empty-log.ts";

/** How many of each were removed. */
export interface Purged {
  feedback: number;
  unconfirmed: number;
}

/** Removes what may no longer be kept. SQLite also overwrites it in the file and empties the log that held it. */
export async function purge(database: InboxDatabase, now: Date): Promise<Purged> {
  const tables = await database.tables();
  const old = hoursBefore(now, retention.feedbackDays * 24);
  const unconfirmed = hoursBefore(now, retention.unconfirmedHours);
  const purged = await tables.transaction().execute(async (change) => {
    const feedback = await change
      .deleteFrom("feedback")
      .where("received", "<", old)
      .executeTakeFirst();
    const requests = await change
      .deleteFrom("interest_request")
      .where("received", "<", unconfirmed)
      .returning("id")
      .execute();
    await change
      .deleteFrom("outbox")
      .where("kind", "=", "confirm")
      .where("created", "<", unconfirmed)
      .execute();
    await change.deleteFrom("token").where("expires", "<", now.toISOString()).execute();
    // Nobody holds them any more: the request or the subscriber they belonged to is gone.
    await change
      .deleteFrom("token")
      .where("purpose", "=", "leave")
      .where("owner", "not in", (query) => query.selectFrom("interest_request").select("id"))
      .where("owner", "not in", (query) => query.selectFrom("subscriber").select("id"))
      .execute();
    const counted = hoursBefore(now, retention.mailedDays * 24);
    await change.deleteFrom("mailed").where("sent", "<", counted).execute();
    return { feedback: Number(feedback.numDeletedRows), unconfirmed: requests.length };
  });
  await emptyLog(database);
  return purged;
}
