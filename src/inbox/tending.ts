import type { Inbox } from "./inbox.ts";
import type { Round } from "./mail/clerk.ts";

/** What became of mail since the process began. */
export interface TendingCounts extends Round {
  /** Ticks in which the tables could not be reached. */
  failed: number;
}

/** Mail goes out this often. */
const tickMs = 5000;

/**
 * Looks after an inbox for as long as the process lives: mail and retention. A tick that takes long delays the next one instead
 * of joining it, and keeps neither the process nor a visitor waiting. Gives the counts, which go on changing.
 */
export function startTending(inbox: Inbox): Readonly<TendingCounts> {
  const counts: TendingCounts = { sent: 0, postponed: 0, dropped: 0, failed: 0 };
  const tick = async (): Promise<void> => {
    try {
      const round = await inbox.tend(tickMs);
      counts.sent += round.sent;
      counts.postponed += round.postponed;
      counts.dropped += round.dropped;
    } catch {
      counts.failed += 1;
    }
    setTimeout(() => void tick(), tickMs).unref();
  };
  void tick();
  return counts;
}
