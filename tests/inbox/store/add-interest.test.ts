import { randomUUID } from "node:crypto";
import type { KyselyPlugin } from "kysely";
import { expect, test } from "vitest";
import { sendDue } from "../../../src/inbox/mail/round.ts";
import type { InboxDatabase } from "../../../src/inbox/store/database.ts";
import { addInterest } from "../../../src/inbox/store/add-interest.ts";
import { confirmInterest, listSubscribers } from "../../../src/inbox/store/interest-records.ts";
import { mailWords } from "../mail/mail-words.ts";
import { onBothDatabases } from "../support/both-databases.ts";

const now = new Date("2026-11-22T12:00:00.000Z");

/** The same database, and what it is asked: kinds of statements and, of what each gives, the number of rows. */
function watched(database: InboxDatabase): { watching: InboxDatabase; asked: string[] } {
  const asked: string[] = [];
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      asked.push(
        JSON.stringify(node, (key, value: unknown) => (isGiven(key, value) ? "?" : value)),
      );
      return node;
    },
    transformResult({ result }) {
      asked.push(`${result.rows.length} rows`);
      return Promise.resolve(result);
    },
  };
  const tables = async () => (await database.tables()).withPlugin(plugin);
  return { watching: { ...database, tables }, asked };
}

/** What a statement is given is not what it asks. */
function isGiven(key: string, value: unknown): boolean {
  if (key === "values" && Array.isArray(value))
    return value.every((each) => each === null || typeof each !== "object");
  return key === "value";
}

onBothDatabases((fresh) => {
  test("a registration asks the store the same, whether the address is new, waits to be confirmed, or is known", async () => {
    const { database } = await fresh();
    const letters: string[] = [];
    const postman = {
      post: ({ text }: { text: string }) => {
        letters.push(text);
        return Promise.resolve({ kind: "sent" as const });
      },
      close: () => {},
    };
    const clerk = { database, postman, words: mailWords, origin: "https://guide.example" };
    const register = async (address: string) => {
      const { watching, asked } = watched(database);
      const interest = { address, language: "en" as const, topics: ["immigrate"] };
      const refused = await addInterest(watching, [{ id: randomUUID(), received: now, interest }]);
      return { asked, refused: refused.size };
    };
    const asNew = await register("ana@example.com");
    expect(asNew.asked.length).toBeGreaterThan(2);
    const asWaiting = await register("ana@example.com");
    await sendDue(clerk, now, { most: 100 });
    const [, token = ""] = /confirm\?token=([\w-]{22})/.exec(letters[0] ?? "") ?? [];
    await confirmInterest(database, token, now);
    expect(await listSubscribers(await database.tables())).toHaveLength(1);
    const asKnown = await register("ana@example.com");
    const asOther = await register("bo@example.com");
    for (const each of [asWaiting, asKnown, asOther]) expect(each).toEqual(asNew);
  });
});
