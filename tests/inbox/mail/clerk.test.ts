import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import type { Interest } from "../../../src/inbox/interest/interest-schema.ts";
import type { Letter } from "../../../src/inbox/mail/letters.ts";
import { newMail, nextTry } from "../../../src/inbox/mail/outbox.ts";
import type { Posted } from "../../../src/inbox/mail/postman.ts";
import { createPostman } from "../../../src/inbox/mail/postman.ts";
import { sendDue } from "../../../src/inbox/mail/round.ts";
import type { InboxDatabase } from "../../../src/inbox/store/database.ts";
import { addInterest } from "../../../src/inbox/store/add-interest.ts";
import {
  confirmInterest,
  leaveInterest,
  listSubscribers,
} from "../../../src/inbox/store/interest-records.ts";
import { erasePerson, exportPerson } from "../../../src/inbox/store/person.ts";
import { purge } from "../../../src/inbox/store/purge.ts";
import { onBothDatabases } from "../support/both-databases.ts";
import { startSmtp } from "../support/real-smtp.ts";
import { mailWords } from "./mail-words.ts";

const start = new Date("2026-11-22T12:00:00.000Z");
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const ana: Interest = { address: "ana@example.com", language: "fr", topics: ["immigrate"] };

/** A mailbox that takes everything, or answers as it is told. */
function mailbox(database: InboxDatabase) {
  const letters: (Letter & { to: string; id: string })[] = [];
  let answer: Posted = { kind: "sent" };
  const postman = {
    post: (letter: Letter & { to: string; id: string }) => {
      if (answer.kind === "sent") letters.push(letter);
      return Promise.resolve(answer);
    },
    close: () => {},
  };
  const clerk = { database, postman, words: mailWords, origin: "https://guide.example" };
  return {
    letters,
    answerWith: (next: Posted) => void (answer = next),
    send: (now: Date, most = 100) => sendDue(clerk, now, { most }),
    register: (interest: Interest, received: Date) =>
      addInterest(database, [{ id: randomUUID(), received, interest }]),
    tokens: () =>
      letters.map(
        ({ text, leaveUrl }) =>
          (/confirm\?token=([\w-]{22})/.exec(text) ?? /token=([\w-]{22})/.exec(leaveUrl))?.[1] ??
          "",
      ),
  };
}

onBothDatabases((fresh) => {
  test("register, confirm once, be told, leave: and nothing is left", async () => {
    const { database } = await fresh();
    const { register, send, tokens, letters } = mailbox(database);
    await register(ana, start);
    expect(await send(start)).toEqual({ sent: 1, postponed: 0, dropped: 0, limited: 0 });
    expect(letters[0]?.to).toBe("ana@example.com");
    const [token = ""] = tokens();
    expect(await listSubscribers(await database.tables())).toEqual([]);
    expect(await confirmInterest(database, token, later(1))).toBe(true);
    expect(await confirmInterest(database, token, later(1))).toBe(false);
    const [subscriber = expect.fail("nobody")] = await listSubscribers(await database.tables());
    expect(subscriber).toMatchObject({
      address: ana.address,
      language: "fr",
      topics: '["immigrate"]',
    });
    const change = {
      title: "Visiter",
      note: "Les frais ont changé.",
      address: "/fr/immigrer/visiter/",
    };
    const digest = newMail("digest", subscriber.id, JSON.stringify([change]), later(2));
    await (await database.tables()).insertInto("outbox").values(digest).execute();
    expect(await send(later(2))).toEqual({ sent: 1, postponed: 0, dropped: 0, limited: 0 });
    expect(letters[1]?.text).toContain("Les frais ont changé.");
    expect(await leaveInterest(database, tokens()[1] ?? "")).toBe(true);
    const { mailed, ...rest } = await exportPerson(database, ana.address);
    expect(rest).toEqual({ subscriptions: [], unconfirmed: [], waiting: [] });
    expect(mailed).toHaveLength(1);
  });

  test("one address gets one confirmation a day, three a month, however often and by whomever it is asked for", async () => {
    const { database } = await fresh();
    const { register, send, letters } = mailbox(database);
    const sentOn: number[] = [];
    for (const day of [0, 1, 2, 3, 29, 30, 31, 32, 33]) {
      for (const address of ["ana@example.com", "ana+guide@example.com"])
        await register({ ...ana, address }, later(24 * day + 0.5));
      const { sent } = await send(later(24 * day + 1));
      if (sent > 0) sentOn.push(day);
    }
    expect(sentOn).toEqual([0, 1, 2, 30, 31, 32]);
    expect(letters).toHaveLength(6);
  });

  test("a known address is asked again like an unknown one; confirming replaces language and subjects", async () => {
    const { database } = await fresh();
    const { register, send, tokens } = mailbox(database);
    await register(ana, start);
    await send(start);
    await confirmInterest(database, tokens()[0] ?? "", start);
    await register({ ...ana, language: "en", topics: ["settle-in"] }, later(30));
    expect((await send(later(30))).sent).toBe(1);
    const now = async () =>
      (await listSubscribers(await database.tables())).map(({ topics }) => topics);
    expect(await now()).toEqual(['["immigrate"]']);
    await confirmInterest(database, tokens()[1] ?? "", later(31));
    expect(await now()).toEqual(['["settle-in"]']);
  });

  test("a confirmation works for 24 hours, and the address is gone after 48", async () => {
    const { database } = await fresh();
    const { register, send, tokens } = mailbox(database);
    await register(ana, start);
    await send(start);
    expect(await confirmInterest(database, tokens()[0] ?? "", later(24))).toBe(false);
    expect(await purge(database, later(47))).toEqual({ feedback: 0, unconfirmed: 0 });
    expect(await purge(database, later(49))).toEqual({ feedback: 0, unconfirmed: 1 });
    expect((await exportPerson(database, ana.address)).unconfirmed).toEqual([]);
  });

  test("a mail that is refused for now is tried later and later, with a token that works, and given up after days", async () => {
    const { database } = await fresh();
    const { register, send, answerWith, tokens } = mailbox(database);
    await register(ana, start);
    answerWith({ kind: "later", code: "450" });
    expect(await send(start)).toEqual({ sent: 0, postponed: 1, dropped: 0, limited: 0 });
    expect(await send(start)).toEqual({ sent: 0, postponed: 0, dropped: 0, limited: 0 });
    expect((await send(later(0.02))).postponed).toBe(1);
    answerWith({ kind: "sent" });
    expect((await send(later(1))).sent).toBe(1);
    expect(await confirmInterest(database, tokens()[0] ?? "", later(1))).toBe(true);
    expect([1, 8, 9].map((tries) => nextTry(tries, start)?.toISOString() ?? null)).toEqual([
      "2026-11-22T12:01:00.000Z",
      "2026-11-23T12:00:00.000Z",
      null,
    ]);
  });

  test("a mail that is refused for good is dropped, and the address with it", async () => {
    const { database } = await fresh();
    const { register, send, answerWith } = mailbox(database);
    await register(ana, start);
    answerWith({ kind: "never", code: "550" });
    expect(await send(start)).toEqual({ sent: 0, postponed: 0, dropped: 1, limited: 0 });
    const kept = { subscriptions: [], unconfirmed: [], mailed: [], waiting: [] };
    expect(await exportPerson(database, ana.address)).toEqual(kept);
  });

  test("no more than the rate allows goes out in one tick, the oldest first", async () => {
    const { database } = await fresh();
    const { register, send, letters } = mailbox(database);
    for (let index = 0; index < 5; index += 1)
      await register({ ...ana, address: `person${index}@example.com` }, later(index / 100));
    expect((await send(later(1), 2)).sent).toBe(2);
    expect(letters.map(({ to }) => to)).toEqual(["person0@example.com", "person1@example.com"]);
  });

  test("two processes never send the same mail", async () => {
    const { database } = await fresh();
    const [one, other] = [mailbox(database), mailbox(database)];
    for (let index = 0; index < 20; index += 1)
      await one.register({ ...ana, address: `person${index}@example.com` }, start);
    await Promise.all([one.send(start), other.send(start)]);
    const sent = [...one.letters, ...other.letters].map(({ to }) => to);
    expect(sent.length).toBe(20);
    expect(new Set(sent).size).toBe(20);
  });

  test("no secret that was mailed is in the tables, and no address in the outbox", async () => {
    const { database } = await fresh();
    const { register, send, tokens } = mailbox(database);
    await register(ana, start);
    const tables = await database.tables();
    expect(JSON.stringify(await tables.selectFrom("outbox").selectAll().execute())).not.toContain(
      "ana",
    );
    await send(start);
    const stored = await Promise.all([
      tables.selectFrom("token").selectAll().execute(),
      tables.selectFrom("mailed").selectAll().execute(),
      tables.selectFrom("interest_request").selectAll().execute(),
    ]);
    expect(stored.map((rows) => rows.length)).toEqual([2, 1, 1]);
    expect(JSON.stringify(stored)).not.toContain(tokens()[0]);
    expect(JSON.stringify(stored[1])).not.toContain("ana");
  });

  test("a person's data is handed out whole and erased whole", async () => {
    const { database } = await fresh();
    const { register, send, tokens } = mailbox(database);
    await register(ana, start);
    await send(start);
    await confirmInterest(database, tokens()[0] ?? "", start);
    await register({ ...ana, topics: ["settle-in"] }, later(1));
    await register({ ...ana, address: "bo@example.com" }, later(1));
    const data = await exportPerson(database, ana.address);
    expect({
      subscriptions: data.subscriptions.map(({ topics }) => topics),
      unconfirmed: data.unconfirmed.map(({ topics }) => topics),
      mailed: data.mailed.length,
      waiting: data.waiting.map(({ kind }) => kind),
    }).toEqual({
      subscriptions: ['["immigrate"]'],
      unconfirmed: ['["settle-in"]'],
      mailed: 1,
      waiting: ["confirm"],
    });
    expect(await erasePerson(database, ana.address)).toBe(2);
    const nothing = { subscriptions: [], unconfirmed: [], mailed: [], waiting: [] };
    expect(await exportPerson(database, ana.address)).toEqual(nothing);
    expect((await exportPerson(database, "bo@example.com")).unconfirmed).toHaveLength(1);
  });

  test("over a real mail server that drops, then takes: one letter, and its link confirms", async () => {
    const { database } = await fresh();
    const server = await startSmtp({ tls: true });
    onTestFinished(() => server.close());
    const origin = "https://guide.example";
    const postman = createPostman({
      smtp: server.url,
      folder: "",
      from: "g@guide.example",
      origin,
    });
    onTestFinished(() => postman.close());
    const clerk = { database, postman, words: mailWords, origin };
    await addInterest(database, [{ id: randomUUID(), received: start, interest: ana }]);
    server.setMood("drop-in-the-middle");
    expect(await sendDue(clerk, start, { most: 10 })).toEqual({
      sent: 0,
      postponed: 1,
      dropped: 0,
      limited: 0,
    });
    server.setMood("take");
    expect(await sendDue(clerk, later(1), { most: 10 })).toEqual({
      sent: 1,
      postponed: 0,
      dropped: 0,
      limited: 0,
    });
    expect(server.letters).toHaveLength(1);
    const token = /token=([\w-]{22})/.exec(server.letters[0]?.email.text ?? "")?.[1] ?? "";
    expect(await confirmInterest(database, token, later(1))).toBe(true);
  });
});
