import { createHistogram } from "../../../src/surge/histogram.ts";
import { gatherRun } from "../../../src/surge/report/gather.ts";
import { openResults } from "../../../src/surge/report/read-results.ts";
import type { RunData } from "../../../src/surge/report/run-data.ts";
import {
  createCounts,
  createHistograms,
  toSparseHistograms,
  addCounts,
  addHistograms,
} from "../../../src/surge/results/counts.ts";
import { lineSchema } from "../../../src/surge/results/schema.ts";
import type { Header, ResultsLine } from "../../../src/surge/results/schema.ts";

/** What a made-up run is like. */
export interface SmallRun {
  seconds: number;
  /** Response time in milliseconds of each page request of a second. */
  pagesOf: (second: number) => number[];
  header?: Partial<Header>;
  /** Errors in each second. */
  errors?: number;
  /** Left out when the run was killed. */
  withSummary?: boolean;
  stopped?: boolean;
  lateMs?: number;
}

/** The lines of a results file, checked against its schema. */
export function toLines(run: SmallRun): string[] {
  const { seconds, pagesOf, errors = 0, withSummary = true, stopped = false, lateMs = 1 } = run;
  const lines: ResultsLine[] = [toHeader(run)];
  const [total, totalTimes] = [createCounts(), createHistograms()];
  let [window, times] = [createCounts(), createHistograms()];
  for (let second = 0; second < seconds; second++) {
    const pages = pagesOf(second);
    const counts = createCounts();
    const histograms = createHistograms();
    const all = createHistogram();
    Object.assign(counts.scopes.pages, {
      requests: pages.length,
      errors,
      judged: pages.length,
      cacheable: pages.length,
    });
    counts.statuses = { 200: pages.length - errors, ...(errors > 0 ? { 500: errors } : {}) };
    counts.encodings = { br: pages.length };
    counts.countries = { US: pages.length };
    counts.languages = { en: pages.length };
    counts.visits.came = pages.length;
    counts.bytes = pages.length * 1000;
    for (const timeMs of pages) {
      histograms.pages.response.record(timeMs);
      histograms.pages.service.record(timeMs);
      histograms.loads.record(timeMs);
      histograms.lateness.record(lateMs);
      all.record(timeMs);
    }
    const sparse = toSparseHistograms(histograms);
    for (const [into, live] of [
      [total, totalTimes],
      [window, times],
    ] as const) {
      addCounts(into, counts);
      addHistograms(live, sparse);
    }
    const load = { cpuMs: 100, rssBytes: 1e8, processes: 1 };
    lines.push({
      kind: "second",
      second,
      counts,
      visitors: 10,
      p50Ms: all.percentileMs(50),
      p99Ms: all.percentileMs(99),
      maxMs: all.maxMs(),
      latenessP99Ms: lateMs,
      latenessMaxMs: lateMs,
      generator: load,
      server: load,
    });
    if (second % 10 !== 9 && second !== seconds - 1) continue;
    const fromSecond = second - (second % 10);
    lines.push({
      kind: "window",
      fromSecond,
      seconds: second - fromSecond + 1,
      counts: window,
      histograms: toSparseHistograms(times),
    });
    [window, times] = [createCounts(), createHistograms()];
  }
  if (withSummary) {
    const load = { cpuMs: 100 * seconds, rssBytes: 1e8, processes: 1 };
    const verdict = { outcome: "held" as const, reasons: [], limits: [] };
    lines.push({
      kind: "summary",
      elapsedMs: seconds * 1000,
      stopped,
      counts: total,
      histograms: toSparseHistograms(totalTimes),
      peakVisitors: 10,
      examples: [],
      generator: load,
      server: load,
      log: null,
      verdict,
    });
  }
  return lines.map((line) => JSON.stringify(lineSchema.parse(line)));
}

/** The runs given are shards of one, merged. */
export async function gather(...runs: SmallRun[]): Promise<RunData> {
  return await gatherRun(
    await Promise.all(runs.map((run, index) => openResults(`part-${index}.jsonl`, toLines(run)))),
  );
}

function toHeader({ seconds, header }: SmallRun): Header {
  return {
    kind: "header",
    version: 2,
    command: "run",
    subject: "night",
    title: "A night",
    target: "http://localhost:4321",
    startedAt: "2026-11-20T21:00:00.000Z",
    seed: 1,
    shard: { index: 0, of: 1 },
    options: { visitors: 10, seconds },
    profile: { visit: { basis: "assumed: <b>bold</b>" } },
    machine: {
      cpuModel: "A processor",
      cores: 2,
      memoryBytes: 1e9,
      kernel: "Linux 6",
      node: "26.0.0",
      openFiles: 1000,
      portRange: [32_768, 60_999],
    },
    plan: {
      durationMs: seconds * 1000,
      peakVisitors: 10,
      compression: 1,
      wanted: [{ atMs: 0, visitors: 10, basis: "reported: somebody" }],
      phases: [{ name: "ramp", fromMs: 0, toMs: seconds * 500 }],
      processes: 1,
      destinations: 1,
      connectionsEach: 1,
    },
    limits: ["errors <= 0", "p99 < 200ms in every 10s", "p50 < 100ms"],
    latenessBoundMs: 50,
    ...header,
  };
}
