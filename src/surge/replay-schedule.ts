import { parseLogLine } from "./analyze/log-line.ts";
import { EVERYBODY } from "./crowd.ts";
import type { Share } from "./crowd.ts";
import { createRandom } from "./random.ts";
import { createVisitNumbers } from "./replay/visit-numbers.ts";
import { toLoggedRequest } from "./replay/logged-request.ts";
import type { LoggedRequest, ReplayCounts } from "./replay/logged-request.ts";

/** How a log is replayed. */
export interface ReplayOptions {
  /** How many times faster than it came. Compresses the time between a person's requests too. */
  speed: number;
  /** How many people stand for each of the log, with the pauses between their requests as they were. */
  visitors?: number;
  seed?: number;
  share?: Share;
  counts: ReplayCounts;
}

/** A line may be written so much later than its time says: logs are written at the end of requests. */
const LATE_MS = 10_000;

/**
 * The requests of a log in order of their due moments. Every moment is counted from the first line, so nothing adds up over
 * the length of a log. A log mostly knows whole seconds; inside them requests are spread at random, seeded, in the order of
 * the lines, each of the people who stand for a visitor by themselves: every second keeps its count. Holds ten seconds of the
 * log at a time. Blank lines are passed over.
 */
export async function* scheduleReplay(
  lines: AsyncIterable<string> | Iterable<string>,
  { speed, visitors = 1, seed = 1, share = EVERYBODY, counts }: ReplayOptions,
): AsyncGenerator<LoggedRequest> {
  const seconds = new Map<number, LoggedRequest[]>();
  const numberOf = createVisitNumbers();
  let firstSecond: number | null = null;
  /** The oldest second that is not sent yet. */
  let openSecond = 0;
  let newestMs = Number.NEGATIVE_INFINITY;
  const sendOut = function* (second: number): Generator<LoggedRequest> {
    const requests = seconds.get(second) ?? [];
    seconds.delete(second);
    const startMs = (second - (firstSecond ?? 0)) * 1000;
    yield* spread(requests, { startMs, second, speed, visitors, seed, share });
  };
  for await (const line of lines) {
    if (line.trim() === "") continue;
    counts.lines++;
    const entry = parseLogLine(line);
    const request = entry ? toLoggedRequest(entry, counts) : null;
    if (!entry) counts.notCombined++;
    if (!entry || !request) continue;
    let second = Math.floor(entry.timeMs / 1000);
    if (firstSecond === null) firstSecond = openSecond = second;
    if (second < openSecond) {
      // Too late to be put in its place, or older than the first line.
      counts.outOfOrder++;
      second = openSecond;
      request.withinMs = null;
    }
    request.visit = numberOf(`${entry.client} ${entry.agent ?? ""}`, entry.timeMs);
    const those = seconds.get(second);
    if (those) those.push(request);
    else seconds.set(second, [request]);
    if (entry.timeMs <= newestMs) continue;
    newestMs = entry.timeMs;
    const untilSecond = Math.floor((newestMs - LATE_MS) / 1000);
    if (openSecond >= untilSecond) continue;
    for (const ready of toSorted(seconds.keys(), untilSecond)) yield* sendOut(ready);
    openSecond = untilSecond;
  }
  for (const ready of toSorted(seconds.keys(), Number.POSITIVE_INFINITY)) yield* sendOut(ready);
  counts.visits = numberOf.count();
}

function toSorted(seconds: Iterable<number>, before: number): number[] {
  return [...seconds].filter((second) => second < before).toSorted((one, other) => one - other);
}

/** The requests of one second, for everybody who stands for their visitors, in order. */
function spread(
  requests: readonly LoggedRequest[],
  {
    startMs,
    second,
    speed,
    visitors,
    seed,
    share,
  }: {
    startMs: number;
    second: number;
    speed: number;
    visitors: number;
    seed: number;
    share: Share;
  },
): LoggedRequest[] {
  const spreadOut: LoggedRequest[] = [];
  for (let twin = 0; twin < visitors; twin++) {
    const random = createRandom(seed, second * visitors + twin);
    const moments = requests.map(random).toSorted((one, other) => one - other);
    for (const [index, request] of requests.entries()) {
      const visit = request.visit * visitors + twin;
      if (visit % share.of !== share.index) continue;
      // A log with milliseconds says itself when it was; the twins of its visitors come at other moments of that second.
      const withinMs = (twin === 0 ? request.withinMs : null) ?? (moments[index] ?? 0) * 1000;
      spreadOut.push({ ...request, visit, dueMs: (startMs + withinMs) / speed });
    }
  }
  return spreadOut.toSorted((one, other) => one.dueMs - other.dueMs);
}
