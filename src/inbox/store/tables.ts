import type { Generated } from "kysely";

/** Times are ISO 8601 text in UTC in both databases, so that they sort and compare the same way. */
type Time = string;

/** One opinion of a page, redacted. */
export interface FeedbackTable {
  id: string;
  received: Time;
  page: string;
  language: string;
  found: string;
  reason: string;
  words: string;
}

/** Someone who asked for mail and has not confirmed yet. */
export interface RequestTable {
  id: string;
  received: Time;
  address: string;
  language: string;
  /** Topic ids as a JSON list. */
  topics: string;
}

/** Someone who confirmed. */
export interface SubscriberTable {
  id: string;
  address: string;
  language: string;
  topics: string;
  confirmed: Time;
}

/** A secret that was mailed, as its SHA-256; what it opens, and until when (leaving has no end). */
export interface TokenTable {
  hash: string;
  purpose: string;
  /** Id of the request (`confirm`) or of the subscriber (`leave`). */
  owner: string;
  expires: Time | null;
}

/** A mail to be sent. No address and no secret stands here: both are looked up when it is sent. */
export interface OutboxTable {
  id: string;
  kind: string;
  owner: string;
  /** Change notes of a digest as JSON; empty for other kinds. */
  content: string;
  created: Time;
  /** When it may be tried next; while it is being sent, when another worker may take it over. */
  due: Time;
  tries: Generated<number>;
}

/** When a confirmation was mailed to an address, which stands here as a keyed hash. */
export interface MailedTable {
  address_hash: string;
  sent: Time;
}

/** Change notes that were announced. */
export interface AnnouncedTable {
  change: string;
  announced: Time;
}

/** The key of the hashes in `mailed`, made when the database is. */
export interface SecretTable {
  name: string;
  value: string;
}

/** The tables of the inbox, as migrations.ts makes them. */
export interface InboxTables {
  feedback: FeedbackTable;
  interest_request: RequestTable;
  subscriber: SubscriberTable;
  token: TokenTable;
  outbox: OutboxTable;
  mailed: MailedTable;
  announced: AnnouncedTable;
  secret: SecretTable;
}
