import { randomUUID } from "node:crypto";
import type { InBoth } from "../guidance/language.ts";
import type { Feedback } from "./feedback-schema.ts";
import type { Interest } from "./interest/interest-schema.ts";
import { inTurn } from "./limits/turn.ts";
import { createAllowance } from "./mail/allowance.ts";
import type { MailWords } from "./mail/letters.ts";
import { removeLetters } from "./mail/letter-files.ts";
import { createPostman } from "./mail/postman.ts";
import type { Round } from "./mail/round.ts";
import { idleRound, sendDue } from "./mail/round.ts";
import { hoursBefore, retention } from "./retention.ts";
import type { InboxSettings } from "./settings.ts";
import type { Census } from "./store/census.ts";
import { takeCensus } from "./store/census.ts";
import { createCommitLine } from "./store/commit-line.ts";
import { createDatabase } from "./store/database.ts";
import type { FeedbackRecord } from "./store/feedback-records.ts";
import { addFeedback, toFeedbackRecord } from "./store/feedback-records.ts";
import type { InterestRecord } from "./store/add-interest.ts";
import { addInterest } from "./store/add-interest.ts";
import { confirmInterest, leaveInterest } from "./store/interest-records.ts";
import type { Purged } from "./store/purge.ts";
import { purge } from "./store/purge.ts";

/** What the inbox holds now, and what it let go since the process began. */
export interface InboxCounts {
  kept: Census;
  purged: Purged;
  /** Registrations that found no room (see addInterest). */
  noRoom: number;
}

/** What visitors send, kept. Everything that is acknowledged is on disk; whatever cannot be done now rejects. */
export interface Inbox {
  addFeedback(feedback: Feedback): Promise<void>;
  /** Rejects with `NoRoom` while more people wait for their confirmation than can be mailed in an hour. */
  addInterest(interest: Interest): Promise<void>;
  confirm(token: string): Promise<boolean>;
  leave(token: string): Promise<boolean>;
  /**
   * Sends the mail of one tick and, once an hour, removes what may no longer be kept; nothing where another server on the same
   * database does.
   */
  tend(tickMs: number): Promise<Round>;
  count(): Promise<InboxCounts>;
  close(): Promise<void>;
}

/** What an inbox needs from its surroundings. */
export interface InboxParts {
  settings: InboxSettings;
  words: InBoth<MailWords>;
  now: () => Date;
}

/** How often old data is looked for. */
const purgeEveryMs = 3_600_000;

/** A slow mail server is left to the next tick after this; less than a turn lasts (limits/turn.ts). */
const roundMs = 60_000;

/**
 * Confirmations that may wait, in minutes of sending: nobody looks for a mail much longer. A flood of invented addresses fills
 * the outbox no further, and what is acknowledged is still mailed.
 */
const mostWaitingMinutes = 60;

export function createInbox({ settings, words, now }: InboxParts): Inbox {
  const database = createDatabase(settings.place);
  const postman = createPostman(settings.office);
  const clerk = { database, postman, words, origin: settings.office.origin };
  const opinions = createCommitLine<FeedbackRecord>((records) => addFeedback(database, records));
  const mostWaiting = settings.mailPerMinute * mostWaitingMinutes;
  const allowance = createAllowance(settings.mailPerMinute);
  const purged: Purged = { feedback: 0, unconfirmed: 0 };
  let noRoom = 0;
  const wishes = createCommitLine<InterestRecord>(async (records) => {
    const refused = await addInterest(database, records, mostWaiting);
    noRoom += refused.size;
    return refused;
  });
  let purgedMs = 0;
  return {
    addFeedback: (feedback) => opinions.add(toFeedbackRecord(feedback, randomUUID(), now())),
    addInterest: (interest) => wishes.add({ id: randomUUID(), received: now(), interest }),
    confirm: (token) => confirmInterest(database, token, now()),
    leave: (token) => leaveInterest(database, token),
    async tend(tickMs) {
      const at = now();
      const round = await inTurn(database, { at, everyMs: tickMs }, async () => {
        if (at.getTime() - purgedMs >= purgeEveryMs) {
          const { feedback, unconfirmed } = await purge(database, at);
          removeLetters(settings.office.folder, new Date(hoursBefore(at, retention.letterHours)));
          purgedMs = at.getTime();
          purged.feedback += feedback;
          purged.unconfirmed += unconfirmed;
        }
        const isOver = () => now().getTime() - at.getTime() > roundMs;
        const sent = await sendDue(clerk, at, { most: allowance.most(tickMs), isOver });
        allowance.used(sent.sent + sent.postponed + sent.dropped);
        return sent;
      });
      return round ?? { ...idleRound };
    },
    count: async () => ({ kept: await takeCensus(database), purged: { ...purged }, noRoom }),
    async close() {
      postman.close();
      await database.close();
    },
  };
}
