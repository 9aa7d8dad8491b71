import { expect, onTestFinished, test } from "vitest";
import { createInbox } from "../../src/inbox/inbox.ts";
import type { InterestAnswers, InterestWords } from "../../src/inbox/interest/interest-words.ts";
import { createRegistrationWait } from "../../src/inbox/interest/registration-limit.ts";
import { receiveInterest } from "../../src/inbox/interest/receive-interest.ts";
import { toClientKey } from "../../src/server/dynamic/client-key.ts";
import { readSettings } from "../../src/inbox/settings.ts";
import { mailWords } from "./mail/mail-words.ts";
import { onBothDatabases } from "./support/both-databases.ts";
import { startSmtp } from "./support/real-smtp.ts";

const told = { title: "", text: "" };
const words: InterestWords = {
  address: "",
  topics: "",
  send: "",
  home: "",
  notSent: told,
  notStored: told,
  confirm: { ...told, button: "" },
  confirmed: told,
  expired: told,
  leave: { ...told, button: "" },
  left: told,
};
const answers: InterestAnswers = {
  words: { en: words, fr: words },
  topics: [{ id: "immigrate", kind: "section", names: { en: "Immigrate", fr: "Immigrer" } }],
  sent: { en: "/en/sent/", fr: "/fr/envoye/" },
};

onBothDatabases((fresh) => {
  /** An inbox with a mail server of its own, and a clock that is set by hand. */
  async function openInbox() {
    const { place } = await fresh();
    const server = await startSmtp();
    const settings = readSettings({
      FRESHET_DATA: place.folder,
      DATABASE_URL: place.url,
      FRESHET_SMTP: server.url,
      FRESHET_SITE: "https://guide.example",
      FRESHET_MAIL_PER_MINUTE: "6000",
    });
    const clock = { now: new Date("2026-11-22T12:00:00.000Z") };
    const inbox = createInbox({ settings, words: mailWords, now: () => clock.now });
    onTestFinished(async () => {
      await inbox.close();
      await server.close();
    });
    const wait = createRegistrationWait(() => clock.now.getTime());
    const register = async (address: string, headers: Record<string, string> = {}) => {
      const response = await receiveInterest(
        new Request("https://guide.example/api/interest?language=en", {
          method: "POST",
          headers: { host: "guide.example", ...headers },
          body: new URLSearchParams({ address, language: "en", topics: "immigrate" }),
        }),
        { ...answers, add: inbox.addInterest, wait },
      );
      const { status } = response;
      return { status, headers: [...response.headers], body: await response.text() };
    };
    /** Sends until nothing is due. */
    const sendAll = async () => {
      let round = await inbox.tend(60_000);
      while (round.sent + round.dropped + round.limited > 0) round = await inbox.tend(60_000);
    };
    return { inbox, server, clock, register, sendAll };
  }

  test("the answer is the same, byte for byte, for an unknown, a waiting, a limited and a confirmed address", async () => {
    const { inbox, server, clock, register, sendAll } = await openInbox();
    const unknown = await register("ana@example.com");
    const waiting = await register("ana@example.com");
    await sendAll();
    const limited = await register("ana@example.com");
    const token = /token=([\w-]{22})/.exec(server.letters[0]?.email.text ?? "")?.[1] ?? "";
    expect(await inbox.confirm(token)).toBe(true);
    clock.now = new Date("2026-11-24T12:00:00.000Z");
    const confirmed = await register("ana@example.com");
    expect(unknown).toEqual({
      status: 303,
      headers: [
        ["cache-control", "no-store"],
        ["location", "/en/sent/"],
      ],
      body: "",
    });
    expect([waiting, limited, confirmed]).toEqual([unknown, unknown, unknown]);
  });

  test("a hundred people who name one address make one mail, and nothing they typed is in it", async () => {
    const { server, register, sendAll } = await openInbox();
    const spellings = ["ana@example.com", "ANA@Example.com ", "ana+buy-now-at-evil@example.com"];
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => register(spellings[index % 3] ?? "")),
    );
    await sendAll();
    expect(server.letters).toHaveLength(1);
    const { email } = server.letters[0] ?? {};
    const link = /https:\/\/guide\.example\/api\/confirm\?token=[\w-]{22}&language=en/;
    expect(email?.text?.replace(link, "LINK").trim()).toBe("Open LINK to confirm.");
    expect(email?.subject).toBe("Confirm your address");
  });

  test("mail goes no faster than the rate, however much waits, and waits for a dead server without holding anyone up", async () => {
    const { inbox, server, clock, register } = await openInbox();
    server.setMood({ refuse: "greeting", code: 421 });
    for (let index = 0; index < 12; index += 1) await register(`person${index}@example.com`);
    const tickMs = 60; // At 6,000 a minute: six mails.
    expect(await inbox.tend(tickMs)).toEqual({ sent: 0, postponed: 6, dropped: 0, limited: 0 });
    expect((await register("one-more@example.com")).status).toBe(303);
    server.setMood("take");
    clock.now = new Date("2026-11-22T13:00:00.000Z");
    const sent: number[] = [];
    for (let tick = 0; tick < 3; tick += 1) {
      sent.push((await inbox.tend(tickMs)).sent);
      clock.now = new Date(clock.now.getTime() + tickMs);
    }
    expect(sent).toEqual([6, 6, 1]);
    expect(server.letters).toHaveLength(13);
  });

  test("one connection registers so many addresses and no more, however it spells its address", async () => {
    const { inbox, register } = await openInbox();
    const from = (client: string) => ({
      "x-freshet-allowance": `interest 12 ${toClientKey(client)}`,
    });
    const statuses: number[] = [];
    for (let index = 0; index < 40; index += 1) {
      const client = index % 2 === 0 ? "192.0.2.1" : "::ffff:192.0.2.1";
      statuses.push((await register(`person${index}@example.com`, from(client))).status);
    }
    expect(statuses).toEqual(Array.from({ length: 40 }, (_, index) => (index < 30 ? 303 : 429)));
    expect((await register("ana@example.com", from("192.0.2.2"))).status).toBe(303);
    expect((await inbox.count()).kept.unconfirmed).toBe(31);
  });

  test.each([
    ["a form on another site", { "sec-fetch-site": "cross-site" }],
    ["a form on a sister site", { "sec-fetch-site": "same-site" }],
    ["an old browser on another site", { origin: "https://evil.example" }],
    ["a sandboxed frame", { origin: "null" }],
  ])("%s mails nobody", async (_about, headers) => {
    const { server, register, sendAll } = await openInbox();
    expect((await register("ana@example.com", headers)).status).toBe(403);
    await sendAll();
    expect(server.letters).toEqual([]);
  });
});
