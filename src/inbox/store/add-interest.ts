import { randomUUID } from "node:crypto";
import type { Interest } from "../interest/interest-schema.ts";
import type { InboxDatabase, Tables } from "./database.ts";

/** A wish as it came in. */
export interface InterestRecord {
  id: string;
  received: Date;
  interest: Interest;
}

/**
 * Puts wishes on disk together, each with the mail that asks for its confirmation: all or none. Gives those that it refused:
 * only so many confirmations may wait to be mailed. No address is looked up: known or not, waiting or not, the same is done and
 * refused, so neither the answer nor the time it takes can tell.
 */
export async function addInterest(
  database: InboxDatabase,
  records: readonly InterestRecord[],
  mostWaiting = Number.POSITIVE_INFINITY,
): Promise<ReadonlySet<InterestRecord>> {
  const tables = await database.tables();
  return tables.transaction().execute(async (change) => {
    const room = Math.max(0, mostWaiting - (await countWaiting(change)));
    if (room > 0) await keep(change, records.slice(0, room));
    return new Set(records.slice(room));
  });
}

async function countWaiting(tables: Tables): Promise<number> {
  const { waiting } = await tables
    .selectFrom("outbox")
    .where("kind", "=", "confirm")
    .select(({ fn }) => fn.countAll().as("waiting"))
    .executeTakeFirstOrThrow();
  return Number(waiting);
}

async function keep(change: Tables, records: readonly InterestRecord[]): Promise<void> {
  const requests = records.map(({ id, received, interest }) => ({
    id,
    received: received.toISOString(),
    address: interest.address,
    language: interest.language,
    topics: JSON.stringify(interest.topics),
  }));
  const mails = requests.map(({ id, received }) => ({
    id: randomUUID(),
    kind: "confirm",
    owner: id,
    content: "",
    created: received,
    due: received,
  }));
  await change.insertInto("interest_request").values(requests).execute();
  await change.insertInto("outbox").values(mails).execute();
}
