import { isLanguage } from "../../guidance/language.ts";
import type { Language } from "../../guidance/language.ts";
import { createToken, hashToken } from "../interest/token.ts";
import { retention } from "../retention.ts";
import type { InboxDatabase, Tables } from "../store/database.ts";
import { removeOwner } from "../store/interest-records.ts";
import { mayConfirm, toLimitKey } from "./address-limit.ts";
import type { Letter, LetterParts, ToldChange } from "./letters.ts";
import { toConfirmLetter, toDigestLetter } from "./letters.ts";
import type { Waiting } from "./outbox.ts";
import { dropMail, nextTry, postpone, takeDue } from "./outbox.ts";
import type { Postman } from "./postman.ts";

/** What the clerk works with. */
export interface ClerkParts extends LetterParts {
  database: InboxDatabase;
  postman: Postman;
}

/** What one round did. */
export interface Round {
  sent: number;
  /** Not now: they are tried again. */
  postponed: number;
  /** Refused for good, tried too often, or one confirmation too many for an address. */
  dropped: number;
}

/**
 * Sends up to `most` of the mails that are due, one after the other. A mail leaves the outbox only after the mail server has
 * taken it, so a crash sends one twice rather than never. Rejects only when the tables cannot be reached.
 */
export async function sendDue(parts: ClerkParts, now: Date, most: number): Promise<Round> {
  const tables = await parts.database.tables();
  const round: Round = { sent: 0, postponed: 0, dropped: 0 };
  for (const mail of await takeDue(tables, now, most)) {
    const outcome =
      mail.kind === "confirm"
        ? await sendConfirm(parts, tables, mail, now)
        : await sendDigest(parts, tables, mail, now);
    round[outcome] += 1;
  }
  return round;
}

type Outcome = keyof Round;

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
  if (!(await mayConfirm(tables, key, now))) return forget(tables, mail);
  const token = await issueToken(tables, { purpose: "confirm", owner: request.id, now });
  const letter = toConfirmLetter(parts, { language: toLanguage(request.language), token });
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
    return "postponed";
  }
  await dropMail(tables, mail.id);
  return posted.kind === "sent" ? "sent" : "dropped";
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

async function forget(tables: Tables, mail: Waiting): Promise<Outcome> {
  await removeOwner(tables, mail.owner);
  return "dropped";
}

function toLanguage(text: string): Language {
  return isLanguage(text) ? text : "en";
}
