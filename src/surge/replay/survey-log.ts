import { parseLogLine } from "../analyze/log-line.ts";
import { createReplayCounts, toLoggedRequest } from "./logged-request.ts";

/** What a log asks for, before it is replayed. */
export interface LogSurvey {
  durationMs: number;
  /** Requests in its busiest second. */
  mostPerSecond: number;
  /** Most senders within the half minute around a moment: about how many connections are open at once. */
  mostSenders: number;
  /** Addresses that were answered 304, the most frequent first. */
  notModified: string[];
}

const SENDERS_MS = 30_000;
const MOST_PATHS = 500;

/** Reads a log once through. Remembers addresses, of which a site has few, and senders of half a minute. */
export async function surveyLog(
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<LogSurvey> {
  const ignored = createReplayCounts();
  const notModified = new Map<string, number>();
  let senders = new Set<string>();
  let firstMs = Number.POSITIVE_INFINITY;
  let lastMs = Number.NEGATIVE_INFINITY;
  let second = 0;
  let inSecond = 0;
  let sendersFromMs = 0;
  const most = { perSecond: 0, senders: 0 };
  for await (const line of lines) {
    const entry = parseLogLine(line);
    const request = entry ? toLoggedRequest(entry, ignored) : null;
    if (!entry || !request) continue;
    firstMs = Math.min(firstMs, entry.timeMs);
    lastMs = Math.max(lastMs, entry.timeMs);
    const now = Math.floor(entry.timeMs / 1000);
    inSecond = now === second ? inSecond + 1 : 1;
    second = now;
    most.perSecond = Math.max(most.perSecond, inSecond);
    if (entry.timeMs - sendersFromMs > SENDERS_MS) {
      senders = new Set();
      sendersFromMs = entry.timeMs;
    }
    senders.add(`${entry.client} ${entry.agent ?? ""}`);
    most.senders = Math.max(most.senders, senders.size);
    if (entry.status === 304 && (notModified.has(request.path) || notModified.size < 50_000))
      notModified.set(request.path, (notModified.get(request.path) ?? 0) + 1);
  }
  const frequent = [...notModified].toSorted(([, one], [, other]) => other - one);
  return {
    durationMs: Number.isFinite(firstMs) ? lastMs - firstMs + 1000 : 0,
    mostPerSecond: most.perSecond,
    mostSenders: most.senders,
    notModified: frequent.slice(0, MOST_PATHS).map(([path]) => path),
  };
}
