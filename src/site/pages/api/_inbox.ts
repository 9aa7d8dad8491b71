import type { Inbox } from "../../../inbox/inbox.ts";
import { createInbox } from "../../../inbox/inbox.ts";
import { readSettings } from "../../../inbox/settings.ts";
import type { TendingCounts } from "../../../inbox/tending.ts";
import { startTending } from "../../../inbox/tending.ts";

let running: { inbox: Inbox; counts: Readonly<TendingCounts> } | undefined;

/** The inbox of this process, opened with the first request for it, so that pages can be rendered where nothing can be written. */
export function runningInbox(): { inbox: Inbox; counts: Readonly<TendingCounts> } {
  if (running === undefined) {
    const settings = readSettings(process.env);
    const inbox = createInbox({ settings, words: FEEDBACK_ANSWERS.mail, now: () => new Date() });
    running = { inbox, counts: startTending(inbox) };
  }
  return running;
}
