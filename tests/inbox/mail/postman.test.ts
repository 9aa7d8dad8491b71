import { readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Letter } from "../../../src/inbox/mail/letters.ts";
import { toConfirmLetter, toDigestLetter } from "../../../src/inbox/mail/letters.ts";
import { removeLetters } from "../../../src/inbox/mail/letter-files.ts";
import { createPostman } from "../../../src/inbox/mail/postman.ts";
import { temporaryFolder } from "../support/both-databases.ts";
import type { Mood } from "../support/real-smtp.ts";
import { startSmtp } from "../support/real-smtp.ts";
import { mailWords } from "./mail-words.ts";

const parts = { words: mailWords, origin: "https://guide.example" };
const asks: Letter = toConfirmLetter(parts, {
  language: "fr",
  token: "a-b_c",
  leaveToken: "d-e_f",
});
const tells: Letter = toDigestLetter(parts, {
  language: "en",
  token: "a-b_c",
  changes: [
    { title: "Visit Canada", note: "The fee is $100 now.", address: "/en/immigrate/visit/" },
  ],
});

function postmanTo(smtp: string | undefined, folder = "") {
  const postman = createPostman({
    smtp,
    folder,
    from: "Guide <no-reply@guide.example>",
    origin: parts.origin,
  });
  onTestFinished(() => postman.close());
  return (letter: Letter, to = "ana@example.com") =>
    postman.post({ ...letter, id: "letter-1", to });
}

async function serverIn(mood: Mood, options: { tls?: boolean } = {}) {
  const server = await startSmtp(options);
  onTestFinished(() => server.close());
  server.setMood(mood);
  return server;
}

describe("a letter that does not arrive", () => {
  test.each<[string, Mood, unknown]>([
    ["an unknown recipient", { refuse: "recipient", code: 550 }, { kind: "never", code: "550" }],
    ["a refused text", { refuse: "text", code: 554 }, { kind: "never", code: "554" }],
    ["a full mailbox", { refuse: "recipient", code: 452 }, { kind: "later", code: "452" }],
    ["greylisting", { refuse: "recipient", code: 450 }, { kind: "later", code: "450" }],
    [
      "a server that wants no more now",
      { refuse: "text", code: 421 },
      { kind: "later", code: "421" },
    ],
  ])("%s", async (_about, mood, expected) => {
    const { url, letters } = await serverIn(mood);
    expect(await postmanTo(url)(asks)).toEqual(expected);
    expect(letters).toEqual([]);
  });

  test.each<[string, Mood]>([
    ["a server that sends everyone away", { refuse: "greeting", code: 554 }],
    ["a connection that breaks in the middle of the text", "drop-in-the-middle"],
  ])("%s says nothing about the letter: later", async (_about, mood) => {
    const { url } = await serverIn(mood);
    expect((await postmanTo(url)(asks)).kind).toBe("later");
  });

  test("nobody listens: later", async () => {
    const free = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => free.once("listening", resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    expect(await postmanTo(`smtp://127.0.0.1:${port}`)(asks)).toEqual({
      kind: "later",
      code: "ESOCKET",
    });
  });

  test("a certificate that nobody signed is not talked to", async () => {
    const { url, letters } = await serverIn("take", { tls: true });
    const strict = url.replace(/\?.*/, "");
    expect((await postmanTo(strict)(asks)).kind).toBe("later");
    expect(letters).toEqual([]);
  });

  test("what came back never holds the address: it may be logged", async () => {
    const { url } = await serverIn({ refuse: "recipient", code: 550 });
    expect(JSON.stringify(await postmanTo(url)(asks))).not.toContain("ana");
  });
});

describe("a letter that arrives", () => {
  test.each([
    ["with TLS from the first byte", true],
    ["with STARTTLS", false],
  ])("%s, encrypted, as it was written", async (_about, tls) => {
    const { url, letters } = await serverIn("take", { tls });
    expect(await postmanTo(url)(asks)).toEqual({ kind: "sent" });
    const [{ to, email, encrypted } = expect.fail("nothing arrived")] = letters;
    expect({ to, encrypted, subject: email.subject, from: email.from?.address }).toEqual({
      to: ["ana@example.com"],
      encrypted: true,
      subject: "Confirmez votre adresse « courriel »",
      from: "no-reply@guide.example",
    });
    expect(email.text?.trim()).toBe(
      "Ouvrez https://guide.example/api/confirm?token=a-b_c&language=fr pour confirmer, à bientôt.",
    );
    const header = (name: string) => email.headers.find((each) => each.key === name)?.value;
    expect(header("auto-submitted")).toBe("auto-generated");
    expect(header("list-unsubscribe")).toBe(
      "<https://guide.example/api/leave?token=d-e_f&language=fr>",
    );
    expect(email.messageId).toBe("<letter-1@guide.example>");
  });

  test("a digest lists the changes and can be left with one press (RFC 8058)", async () => {
    const { url, letters } = await serverIn("take");
    await postmanTo(url)(tells);
    const email = letters[0]?.email;
    expect(email?.text).toContain(
      "Visit Canada\nThe fee is $100 now.\nhttps://guide.example/en/immigrate/visit/",
    );
    const header = (name: string) => email?.headers.find((each) => each.key === name)?.value;
    expect([header("list-unsubscribe"), header("list-unsubscribe-post")]).toEqual([
      "<https://guide.example/api/leave?token=a-b_c&language=en>",
      "List-Unsubscribe=One-Click",
    ]);
  });

  test("without a server it is a file that only its owner may read", async () => {
    const folder = join(temporaryFolder(), "outbox");
    expect(await postmanTo(undefined, folder)(asks)).toEqual({ kind: "sent" });
    expect(readdirSync(folder)).toEqual(["letter-1.eml"]);
    const path = join(folder, "letter-1.eml");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const email = await PostalMime.parse(readFileSync(path));
    expect([email.to?.[0]?.address, email.subject]).toEqual(["ana@example.com", asks.subject]);
  });

  test("letters as files are removed after their time, and nothing else in the folder", async () => {
    const folder = temporaryFolder();
    await postmanTo(undefined, folder)(asks);
    writeFileSync(join(folder, "notes.txt"), "kept");
    expect(removeLetters(folder, new Date(Date.now() - 3_600_000))).toBe(0);
    utimesSync(join(folder, "letter-1.eml"), 1, 1);
    expect(removeLetters(folder, new Date(Date.now() - 3_600_000))).toBe(1);
    expect(readdirSync(folder)).toEqual(["notes.txt"]);
    expect(removeLetters(join(folder, "missing"), new Date())).toBe(0);
  });

  test("a folder that cannot be written: later", async () => {
    expect((await postmanTo(undefined, "/dev/null/outbox")(asks)).kind).toBe("later");
  });
});
