import { describe, expect, test } from "vitest";
import { Refusal } from "../../../src/cli/refusal.ts";
import { formatAccessLine } from "../../../src/formats/access-log-line.ts";
import { toAnalysisLines } from "../../../src/surge/analyze/analysis-text.ts";
import type { Analysis } from "../../../src/surge/analyze/analysis.ts";
import { analyzeLog } from "../../../src/surge/analyze/analyze-log.ts";
import { parseStretch } from "../../../src/surge/analyze/stretch.ts";

const startMs = Date.UTC(2016, 10, 8, 21);
const entry = {
  client: "k",
  timeMs: startMs,
  method: "GET",
  target: "/en/",
  protocol: "HTTP/1.1",
  status: 200,
  bytes: 100,
  referer: null,
  agent: "Mozilla/5.0",
  takenUs: 800,
};

function analyze(lines: Iterable<string>, more: object = {}): Promise<Analysis> {
  return analyzeLog(lines, {
    file: "a.log",
    gapMinutes: 30,
    readingS: 30,
    keptS: 60,
    baseline: null,
    ...more,
  });
}

/** Each minute's number of people come, and read one page. */
function* comeByMinute(counts: readonly number[]): Generator<string> {
  for (const [minute, count] of counts.entries()) {
    for (let person = 0; person < count; person++) {
      const timeMs = startMs + minute * 60_000 + Math.floor((person * 60_000) / count);
      yield formatAccessLine({ ...entry, client: `k${minute}-${person}`, timeMs });
    }
  }
}

describe("a log without a request", () => {
  test.each<[string, string[]]>([
    ["an empty one", []],
    ["one of blank lines", ["", "  "]],
    ["one of another format", ["hello", "{}"]],
  ])("%s is said to have none", async (_, lines) => {
    const analysis = await analyze(lines);
    expect([analysis.span, analysis.requests, analysis.surgeFactor]).toEqual([
      null,
      0,
      { visitors: null, requests: null },
    ]);
    expect(toAnalysisLines(analysis)[0]).toMatch(
      /^a\.log has no request that can be read in \d lines?\.$/,
    );
  });
});

describe("a surge", () => {
  test("twelve times the people after an hour is a factor of twelve", async () => {
    const analysis = await analyze(comeByMinute([...Array(60).fill(60), ...Array(60).fill(720)]));
    // One page of 30 s: 60 people a minute are 30 at once.
    expect(analysis.baseline?.visitors).toBeCloseTo(30, 0);
    expect(analysis.visitors.peak).toBeCloseTo(360, -1);
    expect(analysis.surgeFactor.visitors).toBeCloseTo(12, 0);
    expect(analysis.surgeFactor.requests).toBeCloseTo(12, 0);
    expect(analysis.perSecond).toMatchObject({ busiest: 12 });
  });

  test("a baseline of one's own", async () => {
    const lines = [...comeByMinute([60, 120, 240])];
    const baseline = { fromMs: startMs + 60_000, toMs: startMs + 120_000 };
    const analysis = await analyze(lines, { baseline });
    expect(analysis.baseline?.requestsPerSecond).toBeCloseTo(2, 1);
    expect((await analyze(lines, { baseline: { fromMs: 0, toMs: 1 } })).baseline).toBeNull();
  });

  test("concurrency is that of counting everybody at every second", async () => {
    const lines: string[] = [];
    const spans: [number, number][] = [];
    for (let person = 0; person < 200; person++) {
      const fromMs = startMs + ((person * 7919) % 600) * 1000;
      const pages = 1 + (person % 3);
      for (let page = 0; page < pages; page++)
        lines.push(
          formatAccessLine({ ...entry, client: `k${person}`, timeMs: fromMs + page * 40_000 }),
        );
      spans.push([fromMs, fromMs + (pages - 1) * 40_000 + 30_000]);
    }
    const { timeline } = await analyze(
      lines.toSorted((one, other) => (one.slice(10, 60) < other.slice(10, 60) ? -1 : 1)),
    );
    expect(timeline.stepS).toBe(1);
    for (const { atMs, visitors } of timeline.rows) {
      const here = spans.filter(([from, to]) => from <= atMs && atMs < to).length;
      expect(visitors).toBeCloseTo(here, 6);
    }
  });
});

test("what else a log says", async () => {
  const lines = [
    formatAccessLine({ ...entry, referer: "https://www.google.com/search?q=canada" }),
    formatAccessLine({ ...entry, target: "/site.css", takenUs: 50 }),
    formatAccessLine({ ...entry, client: "bot", agent: "Googlebot/2.1" }),
    `${formatAccessLine({ ...entry, client: "z", target: "/fr/?a=1", status: 503 })} "CA"`,
    "not a line",
  ];
  const analysis = await analyze(lines);
  expect(analysis).toMatchObject({ lines: 5, notUnderstood: 1, requests: 4, robots: 1 });
  expect(analysis.visitors.visits).toBe(2);
  expect(analysis.entryPages.map(({ name }) => name)).toEqual(["/en/", "/fr/"]);
  expect(analysis.cameFrom.map(({ name }) => name)).toEqual(["google.com", "none"]);
  expect(analysis.languages.map(({ name, count }) => [name, count])).toEqual([
    ["en", 2],
    ["fr", 1],
  ]);
  expect(analysis.countries).toEqual([{ name: "CA", count: 1, share: 1 }]);
  expect(analysis.cache).toMatchObject({ cacheable: 3, repeated: 1 });
  const text = toAnalysisLines(analysis).join("\n");
  for (const part of ["Visitors at once", "75 % of the requests", "/fr/", "google.com"])
    expect(text).toContain(part);
});

describe("a stretch of time", () => {
  test.each([
    "",
    "2016-11-08",
    "a/b",
    "2016-11-08T20:00/2016-11-08T19:00",
    "2016-11-08/2016-11-09/2016-11-10",
  ])("%j is refused", (text) => expect(() => parseStretch(text)).toThrow(Refusal));
  test("without an offset is in UTC", () => {
    expect(parseStretch("2016-11-08T19:00/2016-11-09")).toEqual({
      fromMs: Date.UTC(2016, 10, 8, 19),
      toMs: Date.UTC(2016, 10, 9),
    });
  });
  test("an offset counts", () => {
    expect(parseStretch("2016-11-08T19:00-05:00/2016-11-09T01:00Z").fromMs).toBe(
      Date.UTC(2016, 10, 9),
    );
  });
});
