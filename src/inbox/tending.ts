import type { Inbox, InboxCounts } from "./inbox.ts";
import type { Round } from "./mail/round.ts";
import { idleRound } from "./mail/round.ts";

/** What became of mail since the process began, and how things stood at the last tick. Numbers only. */
export interface TendingCounts extends Round {
  /** Ticks in which the tables could not be reached. */
  failed: number;
  /** Null while the tables cannot be reached. */
  counts: InboxCounts | null;
}

/** Mail goes out this often. */
const tickMs = 5000;

/**
 * Looks after an inbox for as long as the process lives: mail and retention. A tick that takes long delays the next one instead
 * of joining it, and keeps neither the process nor a visitor waiting. Gives the counts, which go on changing.
 */
export function startTending(inbox: Inbox): Readonly<TendingCounts> {
  const counts: TendingCounts = { ...idleRound, failed: 0, counts: null };
  const tick = async (): Promise<void> => {
    try {
      const round = await inbox.tend(tickMs);
      counts.sent += round.sent;
      counts.postponed += round.postponed;
      counts.dropped += round.dropped;
      counts.limited += round.limited;
      counts.counts = await inbox.count();
    } catch {
      counts.failed += 1;
      counts.counts = null;
    }
    setTimeout(() => void tick(), tickMs).unref();
  };
  void tick();
  return counts;
}
