import { randomBytes, randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { Migrator } from "kysely/migration";
import { redact } from "../redaction/redact.ts";

type Any = Kysely<Record<string, Record<string, unknown>>>;

/** The first version of the inbox had this table without `id`, `reason` and redaction; what is in it is taken over. */
async function makeFeedback(database: Any): Promise<void> {
  const earlier = (await database.introspection.getTables()).some(
    ({ name }) => name === "feedback",
  );
  const rows = earlier ? await database.selectFrom("feedback").selectAll().execute() : [];
  if (earlier) await database.schema.dropTable("feedback").execute();
  await database.schema
    .createTable("feedback")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("received", "text", (column) => column.notNull())
    .addColumn("page", "text", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("found", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("words", "text", (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex("feedback_received")
    .on("feedback")
    .columns(["received", "page"])
    .execute();
  for (const { received, page, language, found, words } of rows) {
    const kept = { received, page, language, found, words: redact(String(words)).text };
    await database
      .insertInto("feedback")
      .values({ id: randomUUID(), reason: "", ...kept })
      .execute();
  }
}

async function makeInterest(database: Any): Promise<void> {
  const person = (table: string, time: string) =>
    database.schema
      .createTable(table)
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("address", "text", (column) => column.notNull())
      .addColumn("language", "text", (column) => column.notNull())
      .addColumn("topics", "text", (column) => column.notNull())
      .addColumn(time, "text", (column) => column.notNull());
  await person("interest_request", "received").execute();
  await database.schema
    .createIndex("interest_request_address")
    .on("interest_request")
    .column("address")
    .execute();
  await person("subscriber", "confirmed")
    .addUniqueConstraint("subscriber_address", ["address"])
    .execute();
  await database.schema
    .createTable("token")
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("owner", "text", (column) => column.notNull())
    .addColumn("expires", "text")
    .execute();
  await database.schema.createIndex("token_owner").on("token").column("owner").execute();
}

async function makeMail(database: Any): Promise<void> {
  await database.schema
    .createTable("outbox")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("owner", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("created", "text", (column) => column.notNull())
    .addColumn("due", "text", (column) => column.notNull())
    .addColumn("tries", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await database.schema.createIndex("outbox_due").on("outbox").column("due").execute();
  await database.schema
    .createTable("mailed")
    .addColumn("address_hash", "text", (column) => column.notNull())
    .addColumn("sent", "text", (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex("mailed_address")
    .on("mailed")
    .columns(["address_hash", "sent"])
    .execute();
  await database.schema
    .createTable("announced")
    .addColumn("change", "text", (column) => column.primaryKey())
    .addColumn("announced", "text", (column) => column.notNull())
    .execute();
  await database.schema
    .createTable("secret")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
  const value = randomBytes(32).toString("base64url");
  await database.insertInto("secret").values({ name: "address-key", value }).execute();
}

/** Both kinds of mail are counted and taken by themselves, however much of the other waits. */
async function makeOutboxKinds(database: Any): Promise<void> {
  await database.schema
    .createIndex("outbox_kind_due")
    .on("outbox")
    .columns(["kind", "due"])
    .execute();
  await database.schema.createIndex("outbox_owner").on("outbox").column("owner").execute();
}

/** In the order in which they are applied; a published one is never changed, only followed by another. */
const migrations: Record<string, Migration> = {
  "1-feedback": { up: makeFeedback },
  "2-interest": { up: makeInterest },
  "3-mail": { up: makeMail },
  "4-outbox-kinds": { up: makeOutboxKinds },
};

/** Brings a database of any earlier version to this one. Throws when it fails. */
export async function migrate<Tables>(database: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({
    db: database as unknown as Any,
    provider,
  }).migrateToLatest();
  if (error !== undefined) throw new Error("The inbox could not be prepared", { cause: error });
}
