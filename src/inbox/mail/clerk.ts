import { isLanguage } from "../../guidance/language.ts";
import type { Language } from "../../guidance/language.ts";
import { createToken, hashToken } from "../interest/token.ts";
import { retention } from "../retention.ts";
import type { InboxDatabase, Tables } from "../store/database.ts";
import { removeOwner } from "../store/interest-records.ts";
import type { RequestTable } from "../store/tables.ts";
import { mayConfirm, toLimitKey } from "./address-limit.ts";
import type { Letter, LetterParts, ToldChange } from "./letters.ts";
import { toConfirmLetter, toDigestLetter } from "./letters.ts";
import type { Waiting } from "./outbox.ts";
import { dropMail, nextTry, postpone } from "./outbox.ts";
import type { Postman } from "./postman.ts";

/** What the clerk works with. */
export interface ClerkParts extends LetterParts {
  database: InboxDatabase;
  postman: Postman;
}

/** What became of one mail. */
export type Outcome =
  /** The mail server took it. */
  | "sent"
  /** Not now: it is tried again. */
  | "postponed"
  /** The same, because the mail server, or the folder for letters, is not there: others would not get further. */
  | "nobody-there"
  /** Refused for good, tried too often, or no longer wanted. */
  | "dropped"
  /** Never tried: one confirmation too many for an address. */
  | "limited";

/**
 * Sends one mail that was taken from the outbox. It leaves the outbox only after the mail server has taken it, so a crash sends
 * one twice rather than never.
 */
export function send(
  parts: ClerkParts,
  tables: Tables,
  mail: Waiting,
  now: Date,
): Promise<Outcome> {
  return mail.kind === "confirm"
    ? sendConfirm(parts, tables, mail, now)
    : sendDigest(parts, tables, mail, now);
}

async function sendConfirm(
  parts: ClerkParts,
  tables: Tables,
  mail: Waiting,
  now: Date,
): Promise<Outcome> {
  const request = await tables
    .selectFrom("interest_request")
    .selectAll()
    .where("id", "=", mail.owner)
    .executeTakeFirst();
  if (request === undefined) return drop(tables, mail);
  const key = await toLimitKey(tables, request.address);
  if (!(await mayConfirm(tables, key, now))) return joinEarlier(tables, request);
  const token = await issueToken(tables, { purpose: "confirm", owner: request.id, now });
  const leaveToken = await issueToken(tables, { purpose: "leave", owner: request.id, now });
  const language = toLanguage(request.language);
  const letter = toConfirmLetter(parts, { language, token, leaveToken });
  const outcome = await post(parts, tables, { mail, letter, to: request.address, now });
  if (outcome === "sent")
    await tables
      .insertInto("mailed")
      .values({ address_hash: key, sent: now.toISOString() })
      .execute();
  // Nobody can confirm what was never delivered, so the address is not kept either.
  if (outcome === "dropped") await removeOwner(tables, request.id);
  return outcome;
}

async function sendDigest(
  parts: ClerkParts,
  tables: Tables,
  mail: Waiting,
  now: Date,
): Promise<Outcome> {
  const subscriber = await tables
    .selectFrom("subscriber")
    .selectAll()
    .where("id", "=", mail.owner)
    .executeTakeFirst();
  if (subscriber === undefined) return drop(tables, mail);
  const token = await issueToken(tables, { purpose: "leave", owner: subscriber.id, now });
  const letter = toDigestLetter(parts, {
    language: toLanguage(subscriber.language),
    token,
    changes: JSON.parse(mail.content) as ToldChange[],
  });
  return post(parts, tables, { mail, letter, to: subscriber.address, now });
}

interface Posting {
  mail: Waiting;
  letter: Letter;
  to: string;
  now: Date;
}

async function post(
  { postman }: ClerkParts,
  tables: Tables,
  { mail, letter, to, now }: Posting,
): Promise<Outcome> {
  const posted = await postman.post({ ...letter, id: mail.id, to });
  const again = posted.kind === "later" ? nextTry(mail.tries + 1, now) : null;
  if (again !== null) {
    await postpone(tables, mail, again);
    return posted.kind === "later" && isNobodyThere(posted.code) ? "nobody-there" : "postponed";
  }
  await dropMail(tables, mail.id);
  return posted.kind === "sent" ? "sent" : "dropped";
}

/** No reply code, so nothing about this letter: the server, the way to it or the folder for letters is not there. */
function isNobodyThere(code: string): boolean {
  return /^E(?:CONN|TIMEDOUT|SOCKET|DNS|TLS|NOSPC|ACCES|ROFS|NOTDIR|NOENT)/.test(code);
}

/** A secret for one mail. Each try has its own: an earlier one may have arrived after all. */
async function issueToken(
  tables: Tables,
  { purpose, owner, now }: { purpose: "confirm" | "leave"; owner: string; now: Date },
): Promise<string> {
  const token = createToken();
  const endMs = now.getTime() + retention.confirmHours * 3_600_000;
  const expires = purpose === "confirm" ? new Date(endMs).toISOString() : null;
  await tables
    .insertInto("token")
    .values({ hash: hashToken(token), purpose, owner, expires })
    .execute();
  return token;
}

async function drop(tables: Tables, mail: Waiting): Promise<Outcome> {
  await dropMail(tables, mail.id);
  return "dropped";
}

/** One mail confirms the latest wish: it takes the place of the one that the address was mailed about, and waits no more. */
async function joinEarlier(
  tables: Tables,
  { id, received, address, language, topics }: RequestTable,
): Promise<Outcome> {
  await tables
    .updateTable("interest_request")
    .set({ language, topics })
    .where("address", "=", address)
    .where("received", "<", received)
    .execute();
  await removeOwner(tables, id);
  return "limited";
}

function toLanguage(text: string): Language {
  return isLanguage(text) ? text : "en";
}
