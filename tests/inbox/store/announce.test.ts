import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { PageChange } from "../../../src/guidance/changes.ts";
import type { ToldChange } from "../../../src/inbox/mail/letters.ts";
import { announce } from "../../../src/inbox/store/announce.ts";
import type { InboxDatabase } from "../../../src/inbox/store/database.ts";
import { onBothDatabases } from "../support/both-databases.ts";

const now = new Date("2026-11-22T12:00:00.000Z");
const change = (page: string): PageChange => ({
  id: `${page} 2026-11-20 1`,
  page,
  on: "2026-11-20",
  notes: { en: `${page} changed`, fr: `${page} a changé` },
});
const pageOf = (id: string) =>
  id === "immigrate/gone"
    ? undefined
    : { titles: { en: "Page", fr: "Page" }, addresses: { en: `/en/${id}/`, fr: `/fr/${id}/` } };

async function subscribe(database: InboxDatabase, id: string, language: string, topics: string[]) {
  const tables = await database.tables();
  const row = { id, address: `${id}@example.com`, language, confirmed: now.toISOString() };
  await tables
    .insertInto("subscriber")
    .values({ ...row, topics: JSON.stringify(topics) })
    .execute();
}

async function waiting(database: InboxDatabase): Promise<Record<string, string[]>> {
  const rows = await (
    await database.tables()
  )
    .selectFrom("outbox")
    .selectAll()
    .orderBy("owner")
    .execute();
  return Object.fromEntries(
    rows.map(({ owner, content }) => [
      owner,
      (JSON.parse(content) as ToldChange[]).map(({ note }) => note),
    ]),
  );
}

onBothDatabases((fresh) => {
  test("each person gets one digest, of their subjects, in their language; nobody else gets any", async () => {
    const { database } = await fresh();
    await subscribe(database, "ana", "fr", [
      "immigrate",
      "immigrate/visit",
      "settle-in/health-card",
    ]);
    await subscribe(database, "bo", "en", ["immigrate/visit"]);
    await subscribe(database, "cy", "en", ["citizenship"]);
    const changes = [
      "immigrate/visit",
      "immigrate/express-entry",
      "settle-in/first-two-weeks",
      "immigrate/gone",
    ].map(change);
    const done = await announce(database, { changes, pageOf, now, dryRun: false });
    expect([done.changes.length, done.mails]).toEqual([3, 2]);
    expect(await waiting(database)).toEqual({
      ana: ["immigrate/visit a changé", "immigrate/express-entry a changé"],
      bo: ["immigrate/visit changed"],
    });
  });

  test("who chose a province hears of its pages, once also where another choice holds the same page", async () => {
    const { database } = await fresh();
    await subscribe(database, "ana", "fr", ["province/quebec", "immigrate"]);
    await subscribe(database, "bo", "en", ["province/ontario"]);
    await subscribe(database, "cy", "en", ["province/yukon"]);
    const changes = ["immigrate/quebec-selection", "settle-in/living-ontario"].map(change);
    expect((await announce(database, { changes, pageOf, now, dryRun: false })).mails).toBe(2);
    expect(await waiting(database)).toEqual({
      ana: ["immigrate/quebec-selection a changé"],
      bo: ["settle-in/living-ontario changed"],
    });
  });

  test("what was announced is not announced again; a dry run announces nothing", async () => {
    const { database } = await fresh();
    await subscribe(database, "ana", "en", ["immigrate"]);
    const run = async (changes: PageChange[], dryRun = false) => {
      const done = await announce(database, { changes, pageOf, now, dryRun });
      return [done.changes.length, done.mails];
    };
    expect(await run([change("immigrate/visit")], true)).toEqual([1, 1]);
    expect(await run([change("immigrate/visit")])).toEqual([1, 1]);
    expect(await run([change("immigrate/visit")])).toEqual([0, 0]);
    expect(await run([change("immigrate/visit"), change("immigrate/express-entry")])).toEqual([
      1, 1,
    ]);
    expect(await waiting(database)).toHaveProperty("ana");
  });

  test("announced from two places at once, everyone is still mailed once", async () => {
    const { database } = await fresh();
    for (let index = 0; index < 10; index += 1)
      await subscribe(database, randomUUID(), "en", ["immigrate"]);
    const changes = [change("immigrate/visit")];
    const run = () => announce(database, { changes, pageOf, now, dryRun: false });
    const outcomes = await Promise.allSettled([run(), run(), run()]);
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    const rows = await (await database.tables()).selectFrom("outbox").select("owner").execute();
    expect([rows.length, new Set(rows.map(({ owner }) => owner)).size]).toEqual([10, 10]);
  });
});
