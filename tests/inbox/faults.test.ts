import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { createInbox } from "../../src/inbox/inbox.ts";
import type { Feedback } from "../../src/inbox/feedback-schema.ts";
import { readSettings } from "../../src/inbox/settings.ts";
import { createDatabase } from "../../src/inbox/store/database.ts";
import {
  addFeedback,
  listFeedback,
  toFeedbackRecord,
} from "../../src/inbox/store/feedback-records.ts";
import { mailWords } from "./mail/mail-words.ts";
import { temporaryFolder } from "./support/both-databases.ts";
import { findPostgres, startPostgres } from "./support/real-postgres.ts";

const opinion = (words: string): Feedback => ({
  page: "immigrate/visit",
  language: "en",
  found: "no",
  reason: "",
  words,
});
const now = () => new Date("2026-11-22T12:00:00.000Z");

/** An inbox, and the words that are stored where it writes now. */
function inboxAt(place: { folder: string; url?: string }) {
  const settings = readSettings({ FRESHET_DATA: place.folder, DATABASE_URL: place.url });
  const inbox = createInbox({ settings, words: mailWords, now });
  onTestFinished(() => inbox.close());
  const add = async (words: string): Promise<"stored" | "refused"> =>
    inbox.addFeedback(opinion(words)).then(
      () => "stored",
      () => "refused",
    );
  const stored = async () => {
    const database = createDatabase(place);
    const words = (await listFeedback(database, {})).map((each) => each.words);
    await database.close();
    return words.toSorted();
  };
  return { add, stored };
}

describe("SQLite: refused while it cannot be stored, taken again afterwards without a restart", () => {
  test.each([
    [
      "the disk is full",
      "PRAGMA max_page_count = 1",
      "PRAGMA max_page_count = 1000000",
      "x".repeat(50_000),
    ],
    ["the file is read-only", "PRAGMA query_only = ON", "PRAGMA query_only = OFF", "x"],
  ])("%s", async (_about, begin, end, words) => {
    const place = { folder: temporaryFolder() };
    const database = createDatabase(place);
    onTestFinished(() => database.close());
    const add = (id: string) =>
      addFeedback(database, [toFeedbackRecord(opinion(words), id, now())]);
    await add("before");
    await sql.raw(begin).execute(await database.tables());
    await expect(add("meanwhile")).rejects.toThrow();
    await sql.raw(end).execute(await database.tables());
    await add("after");
    expect((await listFeedback(database, {})).map(({ id }) => id)).toEqual(["after", "before"]);
  });

  test("another process holds the lock", async () => {
    const place = { folder: temporaryFolder() };
    const { add, stored } = inboxAt(place);
    expect(await add("before")).toBe("stored");
    const other = new DatabaseSync(join(place.folder, "inbox.sqlite"));
    other.exec("BEGIN IMMEDIATE");
    expect(await add("meanwhile")).toBe("refused");
    other.exec("ROLLBACK");
    other.close();
    expect(await add("after")).toBe("stored");
    expect(await stored()).toEqual(["after", "before"]);
  });

  test("the folder cannot be made, then can", async () => {
    const parent = join(temporaryFolder(), "data");
    writeFileSync(parent, "a file where the folder should be");
    const { add, stored } = inboxAt({ folder: join(parent, "inbox") });
    expect(await add("meanwhile")).toBe("refused");
    rmSync(parent);
    expect(await add("after")).toBe("stored");
    expect(await stored()).toEqual(["after"]);
  });

  test.each([
    ["removed", (folder: string) => rmSync(folder, { recursive: true })],
    ["moved away", (folder: string) => renameSync(folder, `${folder}-old`)],
  ])(
    "the whole folder is %s: what is acknowledged afterwards is in the new one",
    async (_about, lose) => {
      const folder = join(temporaryFolder(), "data");
      const { add, stored } = inboxAt({ folder });
      expect(await add("before")).toBe("stored");
      lose(folder);
      expect(await add("after")).toBe("stored");
      expect(await stored()).toEqual(["after"]);
    },
  );

  test("a file that is no database is not touched; another one in its place is used", async () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const path = join(folder, "inbox.sqlite");
    writeFileSync(path, "not a database, but someone's file".repeat(100));
    const { add } = inboxAt({ folder });
    expect(await add("meanwhile")).toBe("refused");
    renameSync(path, `${path}.found`);
    expect(await add("after")).toBe("stored");
  });
});

const programs = findPostgres();

describe.skipIf(programs === null)("PostgreSQL (skipped where there is none)", () => {
  test("the server crashes, comes back, and everything acknowledged is there", async () => {
    const server = await startPostgres(programs ?? "");
    onTestFinished(() => server.remove());
    const { add, stored } = inboxAt({ folder: "", url: await server.createDatabase() });
    expect(await add("before")).toBe("stored");
    await server.crash();
    expect(await add("meanwhile")).toBe("refused");
    expect(await add("meanwhile again")).toBe("refused");
    await server.start();
    expect(await add("after")).toBe("stored");
    expect(await stored()).toEqual(["after", "before"]);
  });
});
