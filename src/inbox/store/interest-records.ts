import { randomUUID } from "node:crypto";
import type { Interest } from "../interest/interest-schema.ts";
import { hashToken } from "../interest/token.ts";
import type { InboxDatabase, Tables } from "./database.ts";
import type { SubscriberTable } from "./tables.ts";

/** A wish as it came in. */
export interface InterestRecord {
  id: string;
  received: Date;
  interest: Interest;
}

/** Puts wishes on disk together, each with the mail that asks for its confirmation: all or none. */
export async function addInterest(
  database: InboxDatabase,
  records: readonly InterestRecord[],
): Promise<void> {
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
  const tables = await database.tables();
  await tables.transaction().execute(async (change) => {
    await change.insertInto("interest_request").values(requests).execute();
    await change.insertInto("outbox").values(mails).execute();
  });
}

/** Uses a confirmation up. The latest wish holds: language and subjects of an earlier one are replaced. */
export async function confirmInterest(
  database: InboxDatabase,
  token: string,
  now: Date,
): Promise<boolean> {
  const tables = await database.tables();
  return tables.transaction().execute(async (change) => {
    const found = await change
      .deleteFrom("token")
      .where("hash", "=", hashToken(token))
      .where("purpose", "=", "confirm")
      .where("expires", ">", now.toISOString())
      .returning("owner")
      .executeTakeFirst();
    if (found === undefined) return false;
    const request = await change
      .deleteFrom("interest_request")
      .where("id", "=", found.owner)
      .returning(["address", "language", "topics"])
      .executeTakeFirst();
    if (request === undefined) return false;
    await change.deleteFrom("token").where("owner", "=", found.owner).execute();
    await change.deleteFrom("outbox").where("owner", "=", found.owner).execute();
    const confirmed = now.toISOString();
    const { language, topics } = request;
    await change
      .insertInto("subscriber")
      .values({ id: randomUUID(), ...request, confirmed })
      .onConflict((known) => known.column("address").doUpdateSet({ language, topics, confirmed }))
      .execute();
    return true;
  });
}

/** Removes whoever holds the token, at once and with all that hangs on them. */
export async function leaveInterest(database: InboxDatabase, token: string): Promise<boolean> {
  const tables = await database.tables();
  return tables.transaction().execute(async (change) => {
    const found = await change
      .selectFrom("token")
      .where("hash", "=", hashToken(token))
      .where("purpose", "=", "leave")
      .select("owner")
      .executeTakeFirst();
    if (found === undefined) return false;
    await removeOwner(change, found.owner);
    return true;
  });
}

/** Everyone who confirmed. */
export async function listSubscribers(tables: Tables): Promise<SubscriberTable[]> {
  return tables.selectFrom("subscriber").selectAll().orderBy("id").execute();
}

/** Removes a request or a subscriber with its tokens and mails. */
export async function removeOwner(tables: Tables, id: string): Promise<void> {
  await tables.deleteFrom("token").where("owner", "=", id).execute();
  await tables.deleteFrom("outbox").where("owner", "=", id).execute();
  await tables.deleteFrom("interest_request").where("id", "=", id).execute();
  await tables.deleteFrom("subscriber").where("id", "=", id).execute();
}
