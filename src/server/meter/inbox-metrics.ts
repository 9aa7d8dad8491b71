import type { InboxFacts } from "./inbox-facts.ts";

/** Adds a metric with its samples; none where there are none. */
export type Tell = (
  name: string,
  help: string,
  samples: readonly (readonly [labels: Record<string, string>, value: number])[],
) => void;

/** Tells how the inbox is doing; nothing while nobody says it. Labels are words of this file: nothing that a visitor sent can be in one. */
export function tellInbox(
  { facts, nowMs }: { facts: InboxFacts | null; nowMs: number },
  { counter, gauge }: { counter: Tell; gauge: Tell },
): void {
  if (facts === null) return;
  const { counts } = facts;
  gauge(
    "inbox_store_answers",
    "Whether the store of the inbox could be reached at the last look: 1 or 0.",
    [[{}, counts === null ? 0 : 1]],
  );
  counter("inbox_mails_total", "Mails since the dynamic worker started, by what became of them.", [
    [{ outcome: "sent" }, facts.sent],
    [{ outcome: "deferred" }, facts.postponed],
    [{ outcome: "refused" }, facts.dropped],
    [{ outcome: "limited" }, facts.limited],
  ]);
  counter("inbox_store_failures_total", "Looks at the store that failed.", [[{}, facts.failed]]);
  if (counts === null) return;
  const { kept, purged, noRoom } = counts;
  gauge("inbox_feedback", "Opinions that are stored.", [[{}, kept.feedback]]);
  gauge("inbox_registrations", "Registrations that are stored.", [
    [{ state: "waiting" }, kept.unconfirmed],
    [{ state: "confirmed" }, kept.confirmed],
  ]);
  gauge("inbox_outbox", "Mails that wait to be sent.", [[{}, kept.outbox]]);
  gauge("inbox_outbox_oldest_seconds", "Age of the oldest mail that waits; 0 where none does.", [
    [{}, ageS(kept.oldestMail, nowMs)],
  ]);
  counter("inbox_purged_total", "What was removed because its time was over.", [
    [{ what: "feedback" }, purged.feedback],
    [{ what: "registration" }, purged.unconfirmed],
  ]);
  counter(
    "inbox_no_room_total",
    "Registrations refused because too many confirmations wait to be mailed.",
    [[{}, noRoom]],
  );
}

function ageS(written: string | null, nowMs: number): number {
  return written === null ? 0 : Math.max(0, Math.round((nowMs - Date.parse(written)) / 1000));
}
