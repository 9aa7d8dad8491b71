import { z } from "zod";

const count = z.int().nonnegative();

/** What the dynamic worker tells of the inbox: numbers and one time, never an address or a word of a visitor. */
export const inboxFactsSchema = z.object({
  /** Mails since the dynamic worker started: taken by the mail server, put off, refused for good, and not tried at all. */
  sent: count,
  postponed: count,
  dropped: count,
  limited: count,
  /** Times the store could not be reached. */
  failed: count,
  /** Null while the store cannot be reached. */
  counts: z
    .object({
      kept: z.object({
        feedback: count,
        unconfirmed: count,
        confirmed: count,
        outbox: count,
        /** When the oldest mail that waits was written; null where none waits. */
        oldestMail: z.iso.datetime().nullable(),
      }),
      /** Since the dynamic worker started. */
      purged: z.object({ feedback: count, unconfirmed: count }),
      noRoom: count,
    })
    .nullable(),
});

export type InboxFacts = z.output<typeof inboxFactsSchema>;
