import { randomUUID } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { createInbox } from "../../../src/inbox/inbox.ts";
import type { Interest } from "../../../src/inbox/interest/interest-schema.ts";
import { createAllowance } from "../../../src/inbox/mail/allowance.ts";
import { newMail } from "../../../src/inbox/mail/outbox.ts";
import { readSettings } from "../../../src/inbox/settings.ts";
import { NoRoom } from "../../../src/inbox/store/commit-line.ts";
import { createDatabase } from "../../../src/inbox/store/database.ts";
import { addInterest } from "../../../src/inbox/store/add-interest.ts";
import { onBothDatabases } from "../support/both-databases.ts";
import type { Mood } from "../support/real-smtp.ts";
import { startSmtp } from "../support/real-smtp.ts";
import { mailWords } from "./mail-words.ts";

const tickMs = 5000;
const wish = (address: string): Interest => ({ address, language: "en", topics: ["immigrate"] });
const invented = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `nobody${from + index}@example.com`);

onBothDatabases((fresh) => {
  /** An inbox that sends one mail a minute, so that sixty may wait, and a real mail server in some mood. */
  async function openInbox(mood: Mood, perMinute = 1) {
    const { place, database } = await fresh();
    const server = await startSmtp();
    server.setMood(mood);
    const settings = readSettings({
      FRESHET_DATA: place.folder,
      DATABASE_URL: place.url,
      FRESHET_SMTP: server.url,
      FRESHET_SITE: "https://guide.example",
      FRESHET_MAIL_PER_MINUTE: String(perMinute),
    });
    const clock = { now: new Date("2026-11-22T12:00:00.000Z") };
    const inbox = createInbox({ settings, words: mailWords, now: () => clock.now });
    onTestFinished(async () => {
      server.setMood("take");
      await inbox.close();
      await server.close();
    });
    /** Registers all at once; gives how many were taken. */
    const flood = async (addresses: string[]) => {
      const outcomes = await Promise.allSettled(
        addresses.map((address) => inbox.addInterest(wish(address))),
      );
      const refused = outcomes.filter((each) => each.status === "rejected");
      for (const { reason } of refused) expect(reason).toBeInstanceOf(NoRoom);
      return outcomes.length - refused.length;
    };
    const tick = async () => {
      const round = await inbox.tend(tickMs);
      clock.now = new Date(clock.now.getTime() + tickMs);
      return round;
    };
    return { inbox, database, server, clock, flood, tick };
  }

  test("a flood of invented addresses fills the outbox up to what an hour can mail, and no further", async () => {
    const { inbox, flood } = await openInbox({ refuse: "greeting", code: 421 });
    expect(await flood(invented(0, 300))).toBe(60);
    expect(await flood(invented(300, 300))).toBe(0);
    const { kept, noRoom } = await inbox.count();
    expect({ ...kept, noRoom }).toEqual({
      feedback: 0,
      unconfirmed: 60,
      confirmed: 0,
      outbox: 60,
      oldestMail: "2026-11-22T12:00:00.000Z",
      noRoom: 540,
    });
  });

  test("when it is full, an address that waits is refused like one that nobody knows", async () => {
    const { flood } = await openInbox({ refuse: "greeting", code: 421 });
    expect(await flood(invented(0, 60))).toBe(60);
    expect([await flood(["nobody0@example.com"]), await flood(["ana@example.com"])]).toEqual([
      0, 0,
    ]);
  });

  test("one address sent again and again costs one mail, and its button confirms the latest wish", async () => {
    const { inbox, database, server, clock, flood, tick } = await openInbox("take", 12);
    expect(await flood(Array.from({ length: 50 }, () => "ana@example.com"))).toBe(50);
    clock.now = new Date(clock.now.getTime() + 1000);
    await inbox.addInterest({ ...wish("ana@example.com"), language: "fr", topics: ["settle-in"] });
    expect(await tick()).toMatchObject({ sent: 1, limited: 0 });
    expect(await tick()).toMatchObject({ sent: 0, limited: 50 });
    const token = /token=([\w-]{22})/.exec(server.letters[0]?.email.text ?? "")?.[1] ?? "";
    expect(await inbox.confirm(token)).toBe(true);
    expect((await inbox.count()).kept).toMatchObject({ unconfirmed: 0, confirmed: 1, outbox: 0 });
    const subscribers = await (
      await database.tables()
    )
      .selectFrom("subscriber")
      .select(["language", "topics"])
      .execute();
    expect(subscribers).toEqual([{ language: "fr", topics: '["settle-in"]' }]);
  });

  test("opinions are stored while registrations are refused, and registrations again once mails went out", async () => {
    const { inbox, server, clock, flood, tick } = await openInbox({
      refuse: "recipient",
      code: 450,
    });
    expect(await flood(invented(0, 100))).toBe(60);
    await inbox.addFeedback({
      page: "immigrate/visit",
      language: "en",
      found: "yes",
      reason: "",
      words: "",
    });
    expect((await tick()).postponed).toBe(1);
    server.setMood("take");
    clock.now = new Date(clock.now.getTime() + 60_000);
    const sent: number[] = [];
    for (let ticks = 0; ticks < 12; ticks += 1) sent.push((await tick()).sent);
    expect(sent.reduce((sum, each) => sum + each)).toBe(1);
    expect(await flood(["ana@example.com", "bo@example.com"])).toBe(1);
  });

  test("a mail server that keeps everyone waiting keeps no visitor waiting", async () => {
    const { server, flood, tick } = await openInbox("hold");
    await flood(["ana@example.com"]);
    const sending = tick();
    await server.held;
    expect(await flood(["bo@example.com", "cy@example.com"])).toBe(2);
    expect(server.letters).toEqual([]);
    server.setMood("take");
    expect((await sending).sent).toBe(1);
  });

  test("a mail server that is gone costs one try a tick, whatever waits", async () => {
    const { inbox, database, server, flood, tick } = await openInbox("take", 60);
    await flood(invented(0, 50));
    await server.close();
    expect(await tick()).toEqual({ sent: 0, postponed: 1, dropped: 0, limited: 0 });
    const tried = await (
      await database.tables()
    )
      .selectFrom("outbox")
      .select("tries")
      .where("tries", ">", 0)
      .execute();
    expect([tried.length, (await inbox.count()).kept.outbox]).toEqual([1, 50]);
  });

  test("neither confirmations nor digests wait for all of the other kind", async () => {
    const { database, server, clock, flood, tick } = await openInbox("take", 120);
    const tables = await database.tables();
    for (let index = 0; index < 30; index += 1) {
      const id = randomUUID();
      const reader = { id, address: `reader${index}@example.com`, language: "en", topics: "[]" };
      await tables
        .insertInto("subscriber")
        .values({ ...reader, confirmed: clock.now.toISOString() })
        .execute();
      await tables
        .insertInto("outbox")
        .values(newMail("digest", id, "[]", clock.now))
        .execute();
    }
    clock.now = new Date(clock.now.getTime() + 1000);
    await flood(invented(0, 30));
    expect((await tick()).sent).toBe(10);
    const to = server.letters.map((letter) => letter.to[0] ?? "");
    expect([
      to.filter((each) => each.startsWith("nobody")).length,
      to.filter((each) => each.startsWith("reader")).length,
    ]).toEqual([5, 5]);
  });

  test("addresses that had their mail today are put aside without costing others their turn", async () => {
    const { inbox, server, flood, tick } = await openInbox("take", 60);
    await flood(["ana@example.com"]);
    await tick();
    await flood([
      ...Array.from({ length: 40 }, (_, index) => `ana+${index}@example.com`),
      "bo@example.com",
    ]);
    expect(await tick()).toEqual({ sent: 1, postponed: 0, dropped: 0, limited: 40 });
    expect(server.letters.map(({ to }) => to[0])).toEqual(["ana@example.com", "bo@example.com"]);
    expect((await inbox.count()).kept).toMatchObject({ unconfirmed: 2, outbox: 0 });
  });

  test("two servers on one store keep one cap", async () => {
    const { place } = await fresh();
    const [one, other] = [createDatabase(place), createDatabase(place)];
    onTestFinished(async () => void (await Promise.all([one.close(), other.close()])));
    const records = (from: number) =>
      invented(from, 10).map((address) => ({
        id: randomUUID(),
        received: new Date("2026-11-22T12:00:00.000Z"),
        interest: wish(address),
      }));
    expect((await addInterest(one, records(0), 15)).size).toBe(0);
    expect((await addInterest(other, records(10), 15)).size).toBe(5);
    expect((await addInterest(one, records(20), 15)).size).toBe(10);
  });
});

describe("mails by the minute", () => {
  test.each([
    ["one a minute is one every twelve ticks", 1, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ["twenty-four a minute are two a tick", 24, [2, 2, 2, 2]],
    ["thirty a minute are two and a half", 30, [3, 2, 3, 2, 3]],
  ])("%s", (_about, perMinute, expected) => {
    const allowance = createAllowance(perMinute);
    const sent = expected.map(() => {
      const most = allowance.most(tickMs);
      allowance.used(most);
      return most;
    });
    expect(sent).toEqual(expected);
  });

  test("an hour without mail is not made up for at once", () => {
    const allowance = createAllowance(60);
    for (let tick = 0; tick < 720; tick += 1) allowance.most(tickMs);
    expect(allowance.most(tickMs)).toBe(5);
  });
});
