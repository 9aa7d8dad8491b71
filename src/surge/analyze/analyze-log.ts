import { classifyPath } from "../site.ts";
import type { Analysis, Stretch } from "./analysis.ts";
import { createCacheabilityCounter } from "./cacheable.ts";
import { isPageAddress, isRobot, toPath, toReferringHost } from "./classify-request.ts";
import { createCounter } from "./counter.ts";
import { parseLogLine } from "./log-line.ts";
import type { LogLine } from "./logged-request.ts";
import { createSecondCounter } from "./second-counter.ts";
import { createSlowAddresses } from "./slow-addresses.ts";
import { compareWithBaseline, toTimelineRows } from "./surge-factor.ts";
import { createTimeline } from "./timeline.ts";
import { createVisitTracker } from "./visits.ts";

/** What an analysis takes for granted. */
export interface Assumptions {
  file: string;
  gapMinutes: number;
  readingS: number;
  /** How long the imagined cache keeps an answer, in seconds. */
  keptS: number;
  /** What the peak is compared with; null: the beginning of the log. */
  baseline: Stretch | null;
}

/** Reads a log once from beginning to end, in memory that does not grow with it, and says what is in it. */
export async function analyzeLog(
  lines: AsyncIterable<string> | Iterable<string>,
  assumptions: Assumptions,
): Promise<Analysis> {
  const { file, gapMinutes, readingS, keptS, baseline } = assumptions;
  const timeline = createTimeline(["requests", "errors", "presenceMs"]);
  const seconds = createSecondCounter();
  const cache = createCacheabilityCounter(keptS);
  const slow = createSlowAddresses();
  const counters = {
    statuses: createCounter(),
    methods: createCounter(100),
    languages: createCounter(1000),
    countries: createCounter(1000),
    entryPages: createCounter(),
    cameFrom: createCounter(),
  };
  const span = { fromMs: Number.POSITIVE_INFINITY, toMs: Number.NEGATIVE_INFINITY };
  const visits = { count: 0, pages: 0, lengthMs: 0 };
  const total = { lines: 0, notUnderstood: 0, requests: 0, bytes: 0, robots: 0 };
  const tracker = createVisitTracker(gapMinutes * 60_000, ({ firstMs, lastMs, pages }) => {
    visits.count++;
    visits.pages += pages;
    visits.lengthMs += lastMs - firstMs + readingS * 1000;
    timeline.addSpan("presenceMs", firstMs, lastMs + readingS * 1000);
  });

  const see = (line: LogLine): void => {
    const { timeMs, status, target } = line;
    const path = toPath(target);
    const isPage = isPageAddress(target);
    total.requests++;
    total.bytes += line.bytes;
    span.fromMs = Math.min(span.fromMs, timeMs);
    span.toMs = Math.max(span.toMs, timeMs);
    timeline.add("requests", timeMs, 1);
    if (status >= 500) timeline.add("errors", timeMs, 1);
    seconds.see(timeMs);
    cache.see(line);
    counters.statuses.add(String(status));
    counters.methods.add(line.method);
    if (line.takenUs !== null) slow.record(path, line.takenUs);
    if (line.country !== null) counters.countries.add(line.country);
    if (isPage) counters.languages.add(classifyPath(path).language ?? line.language ?? "none");
    if (isRobot(line.agent)) {
      total.robots++;
      return;
    }
    const begins = tracker.see(`${line.client} ${line.agent ?? ""}`, timeMs, isPage);
    if (!begins) return;
    counters.entryPages.add(path);
    counters.cameFrom.add(toReferringHost(line.referer) ?? "none");
  };

  for await (const text of lines) {
    if (text.trim() === "") continue;
    total.lines++;
    const line = parseLogLine(text);
    if (line === null) total.notUnderstood++;
    else see(line);
  }
  tracker.end();

  const known = total.requests > 0 ? span : null;
  const rows = toTimelineRows(timeline.read(), known);
  const elapsedS = known === null ? 1 : (span.toMs - span.fromMs) / 1000 + 1;
  return {
    version: 1,
    file,
    lines: total.lines,
    notUnderstood: total.notUnderstood,
    span: known,
    requests: total.requests,
    bytes: total.bytes,
    perSecond: { mean: total.requests / elapsedS, ...seconds.busiest() },
    ...compareWithBaseline(rows, known, baseline, {
      visits: visits.count,
      gapMinutes,
      readingS,
      pagesPerVisit: visits.pages / Math.max(1, visits.count),
      visitS: visits.lengthMs / 1000 / Math.max(1, visits.count),
    }),
    statuses: counters.statuses.top(20),
    methods: counters.methods.top(10),
    languages: counters.languages.top(10),
    countries: counters.countries.top(20),
    entryPages: counters.entryPages.top(20),
    cameFrom: counters.cameFrom.top(10),
    robots: total.robots,
    cache: cache.read(),
    slowest: slow.top(10, Math.max(3, total.requests / 100_000)),
    timeline: { fromMs: rows[0]?.atMs ?? 0, stepS: timeline.read().stepMs / 1000, rows },
  };
}
