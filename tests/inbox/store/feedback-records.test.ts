import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { createCommitLine } from "../../../src/inbox/store/commit-line.ts";
import { createDatabase } from "../../../src/inbox/store/database.ts";
import type { FeedbackRecord } from "../../../src/inbox/store/feedback-records.ts";
import {
  addFeedback,
  forgetFeedback,
  listFeedback,
} from "../../../src/inbox/store/feedback-records.ts";
import { purge } from "../../../src/inbox/store/purge.ts";
import { tidy } from "../../../src/inbox/redaction/fold.ts";
import { onBothDatabases } from "../support/both-databases.ts";

const opinion = (fields: Partial<FeedbackRecord> = {}): FeedbackRecord => ({
  id: randomUUID(),
  received: "2026-11-22T12:00:00.000Z",
  page: "immigrate/visit",
  language: "fr",
  found: "no",
  reason: "unclear",
  words: "Où est le formulaire?",
  ...fields,
});

onBothDatabases((fresh) => {
  test("messages written together are all there, also after the database was opened again", async () => {
    const { database, place } = await fresh();
    const records = Array.from({ length: 300 }, (_, index) =>
      opinion({ words: `number ${index}` }),
    );
    const line = createCommitLine<FeedbackRecord>((together) => addFeedback(database, together));
    await Promise.all(records.map((record) => line.add(record)));
    await database.close();
    const again = createDatabase(place);
    onTestFinished(() => again.close());
    const byId = (a: FeedbackRecord, b: FeedbackRecord) => (a.id < b.id ? -1 : 1);
    expect((await listFeedback(again, {})).toSorted(byId)).toEqual(records.toSorted(byId));
  });

  test("of a commit that fails nothing is kept, and everyone who waited for it is told", async () => {
    const { database } = await fresh();
    const twice = opinion();
    const line = createCommitLine<FeedbackRecord>((together) => addFeedback(database, together));
    const outcomes = await Promise.allSettled(
      [twice, opinion(), twice].map((each) => line.add(each)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(await listFeedback(database, {})).toEqual([]);
    await line.add(twice);
    expect(await listFeedback(database, {})).toEqual([twice]);
  });

  test.each([
    ["a null character", "a\u0000b", "ab"],
    ["half a surrogate pair", "a\ud83db", "a\ufffdb"],
    [
      "an emoji and a quotation mark",
      "'; DROP TABLE feedback; -- 🍁",
      "'; DROP TABLE feedback; -- 🍁",
    ],
    ["every control character", String.fromCharCode(...Array(32).keys()), " \n\n"],
  ])("words with %s are kept by every database", async (_about, written, kept) => {
    const { database } = await fresh();
    await addFeedback(database, [opinion({ words: tidy(written) })]);
    expect((await listFeedback(database, {})).map(({ words }) => words)).toEqual([kept]);
  });

  test("lists by day and by page, oldest first", async () => {
    const { database } = await fresh();
    const [late, other, early] = [
      opinion({ received: "2026-11-24T00:00:00.000Z" }),
      opinion({ page: "settle-in/health-card" }),
      opinion({ received: "2026-11-20T00:00:00.000Z" }),
    ];
    await addFeedback(database, [late, other, early]);
    const ids = async (wish: Parameters<typeof listFeedback>[1]) =>
      (await listFeedback(database, wish)).map(({ id }) => id);
    expect(await ids({})).toEqual([early.id, other.id, late.id]);
    expect(await ids({ since: "2026-11-22" })).toEqual([other.id, late.id]);
    expect(await ids({ page: "immigrate/visit" })).toEqual([early.id, late.id]);
  });

  test("after 400 days an opinion is gone, and one can be taken out before", async () => {
    const { database } = await fresh();
    const now = new Date("2026-11-22T12:00:00.000Z");
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
    const kept = opinion({ received: daysAgo(399) });
    const unwanted = opinion({ received: daysAgo(1) });
    await addFeedback(database, [opinion({ received: daysAgo(401) }), kept, unwanted]);
    expect(await purge(database, now)).toEqual({ feedback: 1, unconfirmed: 0 });
    expect(await forgetFeedback(database, unwanted.id)).toBe(true);
    expect(await forgetFeedback(database, unwanted.id)).toBe(false);
    expect((await listFeedback(database, {})).map(({ id }) => id)).toEqual([kept.id]);
  });

  test("two processes that open an empty database at once both get the same tables", async () => {
    const { database, place } = await fresh();
    const other = createDatabase(place);
    onTestFinished(() => other.close());
    await Promise.all([database.tables(), other.tables()]);
    const record = opinion();
    await addFeedback(database, [record]);
    expect(await listFeedback(other, {})).toEqual([record]);
  });
});
