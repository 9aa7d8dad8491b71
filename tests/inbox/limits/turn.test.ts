import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Inbox } from "../../../src/inbox/inbox.ts";
import { createInbox } from "../../../src/inbox/inbox.ts";
import { inTurn } from "../../../src/inbox/limits/turn.ts";
import type { DatabasePlace } from "../../../src/inbox/store/database.ts";
import { createDatabase } from "../../../src/inbox/store/database.ts";
import { mailWords } from "../mail/mail-words.ts";
import { temporaryFolder } from "../support/both-databases.ts";
import type { RealPostgres } from "../support/real-postgres.ts";
import { findPostgres, startPostgres } from "../support/real-postgres.ts";

const programs = findPostgres();
const about = programs === null ? "taking turns: there is no PostgreSQL here" : "taking turns";

let server: RealPostgres;
beforeAll(async () => {
  if (programs !== null) server = await startPostgres(programs);
});
afterAll(() => server?.remove());

const tickMs = 5000;
const startMs = Date.UTC(2026, 10, 23, 12);

/** A server's inbox, whose letters are files; ended with the test. */
function openInbox(place: DatabasePlace, clock: { nowMs: number }) {
  const folder = temporaryFolder();
  const inbox = createInbox({
    settings: {
      place,
      office: { folder, from: "guide@guide.example", origin: "https://guide.example" },
      mailPerMinute: 24,
    },
    words: mailWords,
    now: () => new Date(clock.nowMs),
  });
  onTestFinished(() => inbox.close());
  return { inbox, letters: () => readdirSync(folder).length };
}

const register = (inbox: Inbox, address: string) =>
  inbox.addInterest({ address, language: "fr", topics: ["immigrate"] });

describe.skipIf(programs === null)(about, () => {
  const freshPlace = async (): Promise<DatabasePlace> => ({
    folder: "",
    url: await server.createDatabase(),
  });

  test("one address gets one confirmation, though two servers were asked and both send at the same moment", async () => {
    const place = await freshPlace();
    for (let turn = 0; turn < 10; turn += 1) {
      const clock = { nowMs: startMs + turn * 2 * tickMs };
      const servers = [openInbox(place, clock), openInbox(place, clock)];
      for (const { inbox } of servers) await register(inbox, `person${turn}@example.com`);
      await Promise.all(servers.map(({ inbox }) => inbox.tend(tickMs)));
      clock.nowMs += tickMs;
      await Promise.all(servers.map(({ inbox }) => inbox.tend(tickMs)));
      expect(servers.map(({ letters }) => letters()).reduce((a, b) => a + b)).toBe(1);
    }
  });

  test("mail goes out at the rate of one server, whichever sends it", async () => {
    const place = await freshPlace();
    const clock = { nowMs: startMs };
    const servers = [openInbox(place, clock), openInbox(place, clock)];
    for (let person = 0; person < 20; person += 1)
      await register(servers[person % 2]?.inbox ?? expect.fail(), `person${person}@example.com`);
    const sent: number[] = [];
    // Their ticks fall half a tick apart: 24 a minute are 2 a tick.
    for (let half = 0; half < 8; half += 1) {
      const { inbox } = servers[half % 2] ?? expect.fail();
      sent.push((await inbox.tend(tickMs)).sent);
      clock.nowMs += tickMs / 2;
    }
    expect(sent).toEqual([2, 0, 2, 0, 2, 0, 2, 0]);
  });

  test("when the server that sends stops, the other goes on", async () => {
    const place = await freshPlace();
    const clock = { nowMs: startMs };
    const [one, other] = [openInbox(place, clock), openInbox(place, clock)];
    await register(one.inbox, "ana@example.com");
    await one.inbox.tend(tickMs);
    await register(one.inbox, "bo@example.com");
    clock.nowMs += tickMs;
    expect((await other.inbox.tend(tickMs)).sent).toBe(1);
  });

  test("one that died in its turn is waited for two minutes, and one that comes to itself later takes no turn away", async () => {
    const place = await freshPlace();
    const [one, other] = [createDatabase(place), createDatabase(place)];
    onTestFinished(async () => void (await Promise.all([one.close(), other.close()])));
    const turn = (database: typeof one, afterMs: number, work = () => Promise.resolve("done")) =>
      inTurn(database, { at: new Date(startMs + afterMs), everyMs: tickMs }, work);
    const { promise: dead, resolve: wake } = Promise.withResolvers<string>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const late = turn(one, 0, () => {
      begin();
      return dead;
    });
    await begun;
    expect(await turn(other, 119_999)).toBeNull();
    expect(await turn(other, 120_000)).toBe("done");
    wake("late");
    expect(await late).toBe("late");
    expect(await turn(one, 120_001)).toBeNull();
    expect(await turn(one, 120_000 + tickMs)).toBe("done");
  });

  test("work that fails gives the turn on", async () => {
    const database = createDatabase(await freshPlace());
    onTestFinished(() => database.close());
    const failing = inTurn(database, { at: new Date(startMs), everyMs: tickMs }, () =>
      Promise.reject(new Error("no mail")),
    );
    await expect(failing).rejects.toThrow("no mail");
    const next = { at: new Date(startMs + tickMs), everyMs: tickMs };
    expect(await inTurn(database, next, () => Promise.resolve(1))).toBe(1);
  });
});

test("a server with a file of its own always has the turn", async () => {
  const { inbox } = openInbox({ folder: temporaryFolder() }, { nowMs: startMs });
  for (const address of ["ana@example.com", "bo@example.com"]) {
    await register(inbox, address);
    expect((await inbox.tend(tickMs)).sent).toBe(1);
  }
});
