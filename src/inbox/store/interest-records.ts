import { randomUUID } from "node:crypto";
import { hashToken } from "../interest/token.ts";
import type { InboxDatabase, Tables } from "./database.ts";
import { emptyLog } from "./empty-log.ts";
import type { SubscriberTable } from "./tables.ts";

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
    await change.deleteFrom("outbox").where("owner", "=", found.owner).execute();
    const confirmed = now.toISOString();
    const { language, topics } = request;
    const { id } = await change
      .insertInto("subscriber")
      .values({ id: randomUUID(), ...request, confirmed })
      .onConflict((known) => known.column("address").doUpdateSet({ language, topics, confirmed }))
      .returning("id")
      .executeTakeFirstOrThrow();
    const ofRequest = change.deleteFrom("token").where("owner", "=", found.owner);
    await ofRequest.where("purpose", "=", "confirm").execute();
    // The mail that asked can be used to leave for as long as the address is kept.
    await change.updateTable("token").set({ owner: id }).where("owner", "=", found.owner).execute();
    return true;
  });
}

/**
 * Removes whoever holds the token, at once and with all that hangs on them: what is confirmed under their address and what
 * waits to be. The hash that limits mails to it stays its time, or leaving and registering in turn would mail without limit.
 */
export async function leaveInterest(database: InboxDatabase, token: string): Promise<boolean> {
  const tables = await database.tables();
  const isHolder = await tables.transaction().execute(async (change) => {
    const found = await change
      .selectFrom("token")
      .where("hash", "=", hashToken(token))
      .where("purpose", "=", "leave")
      .select("owner")
      .executeTakeFirst();
    if (found === undefined) return false;
    for (const owner of await ownersOfAddressOf(change, found.owner))
      await removeOwner(change, owner);
    return true;
  });
  // It is gone already; what the log still holds of it goes with the next change where this cannot be done now.
  if (isHolder) await emptyLog(database).catch(() => {});
  return isHolder;
}

/** The ids of everything that is kept under the address of one of them. */
async function ownersOfAddressOf(tables: Tables, owner: string): Promise<string[]> {
  const ids: string[] = [];
  for (const table of ["subscriber", "interest_request"] as const)
    for (const other of ["subscriber", "interest_request"] as const) {
      const found = await tables
        .selectFrom(table)
        .select("id")
        .where("address", "in", (query) =>
          query.selectFrom(other).select("address").where("id", "=", owner),
        )
        .execute();
      ids.push(...found.map(({ id }) => id));
    }
  return ids;
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
