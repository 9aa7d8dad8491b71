import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Letter } from "../../../src/inbox/mail/letters.ts";
import { sendDue } from "../../../src/inbox/mail/round.ts";
import { addInterest } from "../../../src/inbox/store/add-interest.ts";
import { confirmInterest, leaveInterest } from "../../../src/inbox/store/interest-records.ts";
import { exportPerson } from "../../../src/inbox/store/person.ts";
import { purge } from "../../../src/inbox/store/purge.ts";
import type { Fresh } from "../support/both-databases.ts";
import { onBothDatabases } from "../support/both-databases.ts";
import { mailWords } from "./mail-words.ts";

const start = new Date("2026-11-22T12:00:00.000Z");
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);
const address = "ana@example.com";

/** A desk at which people register and get their mail at once. */
function desk({ database }: Fresh) {
  const letters: Letter[] = [];
  const postman = {
    post: (letter: Letter) => {
      letters.push(letter);
      return Promise.resolve({ kind: "sent" as const });
    },
    close: () => {},
  };
  const clerk = { database, postman, words: mailWords, origin: "https://guide.example" };
  /** Registers; gives the secrets of the letter that came, or null where none did. */
  const register = async (who: string, at: Date) => {
    const interest = { address: who, language: "en" as const, topics: ["immigrate"] };
    await addInterest(database, [{ id: randomUUID(), received: at, interest }]);
    const before = letters.length;
    await sendDue(clerk, at, { most: 10 });
    const letter = letters[before];
    if (letter === undefined) return null;
    const secretIn = (text: string) => /token=([\w-]{22})/.exec(text)?.[1] ?? expect.fail(text);
    return { confirm: secretIn(letter.text), leave: secretIn(letter.leaveUrl) };
  };
  return { register };
}

const nothing = { subscriptions: [], unconfirmed: [], waiting: [] };

onBothDatabases((fresh) => {
  test("a secret that nobody was sent leaves nothing", async () => {
    const { database } = await fresh();
    expect(await leaveInterest(database, "a".repeat(22))).toBe(false);
  });

  test("the secret that confirms does not leave, and the one that leaves does not confirm", async () => {
    const one = await fresh();
    const { confirm, leave } = (await desk(one).register(address, start)) ?? expect.fail("no mail");
    expect(await leaveInterest(one.database, confirm)).toBe(false);
    expect(await confirmInterest(one.database, leave, start)).toBe(false);
    expect(await confirmInterest(one.database, confirm, start)).toBe(true);
  });

  test("before confirming: the address is gone at once, and the button of the same mail does nothing more", async () => {
    const one = await fresh();
    const { confirm, leave } = (await desk(one).register(address, start)) ?? expect.fail("no mail");
    expect(await leaveInterest(one.database, leave)).toBe(true);
    expect(await exportPerson(one.database, address)).toMatchObject(nothing);
    expect(await confirmInterest(one.database, confirm, start)).toBe(false);
  });

  test("years after confirming, by the first mail, with everything else that waits under the address", async () => {
    const one = await fresh();
    const { register } = desk(one);
    const { confirm, leave } = (await register(address, start)) ?? expect.fail("no mail");
    await confirmInterest(one.database, confirm, start);
    await purge(one.database, later(20_000));
    await register(address, later(20_000));
    await register("bo@example.com", later(20_000));
    expect(await leaveInterest(one.database, leave)).toBe(true);
    expect(await exportPerson(one.database, address)).toMatchObject(nothing);
    expect((await exportPerson(one.database, "bo@example.com")).unconfirmed).toHaveLength(1);
  });

  test("leaving and registering again does not get a second mail on the same day", async () => {
    const one = await fresh();
    const { register } = desk(one);
    const { leave } = (await register(address, start)) ?? expect.fail("no mail");
    await leaveInterest(one.database, leave);
    expect(await register(address, later(1))).toBeNull();
    expect(await register(address, later(25))).not.toBeNull();
  });

  test("in no file of the store the address can be read afterwards", async () => {
    const one = await fresh();
    const { confirm, leave } = (await desk(one).register(address, start)) ?? expect.fail("no mail");
    await confirmInterest(one.database, confirm, start);
    await leaveInterest(one.database, leave);
    // PostgreSQL's own files are its administrator's (VACUUM); there the tables are what is looked at.
    const { folder } = one.place;
    const files = folder === "" ? [] : readdirSync(folder).map((name) => join(folder, name));
    expect(files.filter((file) => readFileSync(file, "latin1").includes(address))).toEqual([]);
    expect(await exportPerson(one.database, address)).toMatchObject(nothing);
  });

  test("secrets of addresses that are gone are removed with the next purge, those of others stay", async () => {
    const one = await fresh();
    const { register } = desk(one);
    const ana = (await register(address, start)) ?? expect.fail("no mail");
    await confirmInterest(one.database, ana.confirm, start);
    await register("never-confirmed@example.com", start);
    await purge(one.database, later(49));
    const tables = await one.database.tables();
    expect(await tables.selectFrom("token").select("purpose").execute()).toEqual([
      { purpose: "leave" },
    ]);
    expect(await leaveInterest(one.database, ana.leave)).toBe(true);
  });
});
