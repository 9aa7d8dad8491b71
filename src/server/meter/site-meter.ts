import type { Collected } from "./collect.ts";
import type { LoopReading } from "./event-loop.ts";
import type { InboxFacts } from "./inbox-facts.ts";
import { toExposition } from "./prometheus.ts";
import { formatRatio, toRatio } from "./week-history.ts";
import type { KeptWeekHistory } from "./week-history-file.ts";
import { summarizeVisitors } from "./visitors.ts";

/** What the supervisor can be asked about the whole site. */
export interface SiteMeter {
  /** The text of `/metrics`. Never rejects because of a worker. */
  metrics(): Promise<string>;
  /** To be called each minute, looked at or not: notes the visitors of the hour and saves them. Gives a line for the log. */
  minute(): Promise<string>;
}

interface SiteMeterParts {
  collect: () => Promise<Collected>;
  history: KeptWeekHistory;
  /** Identity of the build being served now. */
  build: () => string;
  surgeSwitch: () => boolean;
  /** Of the dynamic worker; null while it says nothing. */
  dynamicLoop: () => LoopReading | null;
  /** What it says of the inbox; null likewise. */
  inbox: () => InboxFacts | null;
  now: () => number;
}

/** Between two collections at least this long: whoever asks for metrics again and again gets the same text. */
const freshMs = 1000;

export function createSiteMeter(parts: SiteMeterParts): SiteMeter {
  const { history, now } = parts;
  let text: { atMs: number; made: Promise<string> } | null = null;

  const readVisitors = async () => {
    const collected = await parts.collect();
    const nowMs = now();
    const visitors = summarizeVisitors(collected.visitors, nowMs);
    const sameHourLastWeek = history.sameHourLastWeek(nowMs);
    const ratio = toRatio(visitors.visitors, sameHourLastWeek);
    return { collected, nowMs, visitors, sameHourLastWeek, ratio };
  };

  const makeText = async (): Promise<string> =>
    toExposition({
      ...(await readVisitors()),
      build: parts.build(),
      surgeSwitch: parts.surgeSwitch(),
      dynamicLoop: parts.dynamicLoop(),
      inbox: parts.inbox(),
    });

  return {
    metrics() {
      const nowMs = now();
      if (text === null || Math.abs(nowMs - text.atMs) >= freshMs)
        text = { atMs: nowMs, made: makeText() };
      return text.made;
    },
    async minute() {
      const { nowMs, visitors, sameHourLastWeek, ratio } = await readVisitors();
      history.note(nowMs, visitors.visitors);
      await history.save();
      const before = sameHourLastWeek ?? "unknown";
      return `Visitors now: ${Math.round(visitors.visitors)}; same hour last week: ${before}; ${formatRatio(ratio)}`;
    },
  };
}
