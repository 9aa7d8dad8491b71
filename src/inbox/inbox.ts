import { randomUUID } from "node:crypto";
import type { InBoth } from "../guidance/language.ts";
import type { Feedback } from "./feedback-schema.ts";
import type { Interest } from "./interest/interest-schema.ts";
import type { Round } from "./mail/clerk.ts";
import { sendDue } from "./mail/clerk.ts";
import type { MailWords } from "./mail/letters.ts";
import { createPostman } from "./mail/postman.ts";
import type { InboxSettings } from "./settings.ts";
import { createCommitLine } from "./store/commit-line.ts";
import { createDatabase } from "./store/database.ts";
import type { FeedbackRecord } from "./store/feedback-records.ts";
import { addFeedback, toFeedbackRecord } from "./store/feedback-records.ts";
import type { InterestRecord } from "./store/interest-records.ts";
import { addInterest, confirmInterest, leaveInterest } from "./store/interest-records.ts";
import { purge } from "./store/purge.ts";

/** What visitors send, kept. Everything that is acknowledged is on disk; whatever cannot be done now rejects. */
export interface Inbox {
  addFeedback(feedback: Feedback): Promise<void>;
  addInterest(interest: Interest): Promise<void>;
  confirm(token: string): Promise<boolean>;
  leave(token: string): Promise<boolean>;
  /** Sends the mail of one tick and, once an hour, removes what may no longer be kept. */
  tend(tickMs: number): Promise<Round>;
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

export function createInbox({ settings, words, now }: InboxParts): Inbox {
  const database = createDatabase(settings.place);
  const postman = createPostman(settings.office);
  const clerk = { database, postman, words, origin: settings.office.origin };
  const opinions = createCommitLine<FeedbackRecord>((records) => addFeedback(database, records));
  const wishes = createCommitLine<InterestRecord>((records) => addInterest(database, records));
  let purgedMs = 0;
  return {
    addFeedback: (feedback) => opinions.add(toFeedbackRecord(feedback, randomUUID(), now())),
    addInterest: (interest) => wishes.add({ id: randomUUID(), received: now(), interest }),
    confirm: (token) => confirmInterest(database, token, now()),
    leave: (token) => leaveInterest(database, token),
    async tend(tickMs) {
      const at = now();
      if (at.getTime() - purgedMs >= purgeEveryMs) {
        await purge(database, at);
        purgedMs = at.getTime();
      }
      const most = Math.max(1, Math.round((settings.mailPerMinute * tickMs) / 60_000));
      return sendDue(clerk, at, most);
    },
    async close() {
      postman.close();
      await database.close();
    },
  };
}
