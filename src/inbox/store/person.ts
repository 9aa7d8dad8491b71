import { toLimitKey } from "../mail/address-limit.ts";
import type { InboxDatabase } from "./database.ts";
import { emptyLog } from "./empty-log.ts";
import { removeOwner } from "./interest-records.ts";

import type { MailedTable, RequestTable, SubscriberTable } from "./tables.ts";

/** Everything that is kept about an address. Opinions are not: nothing links one to a person. */
export interface PersonalData {
  subscriptions: SubscriberTable[];
  unconfirmed: RequestTable[];
  /** When confirmations were mailed to it. */
  mailed: Pick<MailedTable, "sent">[];
  /** Mails that wait to be sent to it. */
  waiting: { kind: string; created: string }[];
}

/** What is kept about an address, as its owner may ask for. */
export async function exportPerson(
  database: InboxDatabase,
  address: string,
): Promise<PersonalData> {
  const tables = await database.tables();
  const subscriptions = await tables
    .selectFrom("subscriber")
    .selectAll()
    .where("address", "=", address)
    .execute();
  const unconfirmed = await tables
    .selectFrom("interest_request")
    .selectAll()
    .where("address", "=", address)
    .execute();
  const mailed = await tables
    .selectFrom("mailed")
    .select("sent")
    .where("address_hash", "=", await toLimitKey(tables, address))
    .execute();
  const owners = [...subscriptions, ...unconfirmed].map(({ id }) => id);
  const waiting =
    owners.length === 0
      ? []
      : await tables
          .selectFrom("outbox")
          .select(["kind", "created"])
          .where("owner", "in", owners)
          .execute();
  return { subscriptions, unconfirmed, mailed, waiting };
}

/** Removes everything that is kept about an address; gives the number of subscriptions and requests there were. */
export async function erasePerson(database: InboxDatabase, address: string): Promise<number> {
  const { subscriptions, unconfirmed } = await exportPerson(database, address);
  const tables = await database.tables();
  await tables.transaction().execute(async (change) => {
    for (const { id } of [...subscriptions, ...unconfirmed]) await removeOwner(change, id);
    const key = await toLimitKey(change, address);
    await change.deleteFrom("mailed").where("address_hash", "=", key).execute();
  });
  await emptyLog(database);
  return subscriptions.length + unconfirmed.length;
}
