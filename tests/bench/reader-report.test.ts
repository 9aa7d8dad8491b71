import { describe, expect, test } from "vitest";
import { toChart } from "../../src/bench/reader/chart-svg.ts";
import { toFirstVisit } from "../../src/bench/reader/first-visit.ts";
import { parseBusyUs, toOthersShare } from "../../src/bench/reader/others-share.ts";
import type { SideFigures } from "../../src/bench/reader/paint.ts";
import { toReckonedMs } from "../../src/bench/reader/paint.ts";
import { slowPhone } from "../../src/bench/reader/phone.ts";
import { toReportText } from "../../src/bench/reader/report-text.ts";
import type { ReaderBench, ReaderPage } from "../../src/bench/reader/result.ts";
import { toReaderPage } from "../../src/bench/reader/result.ts";

const visit = { toRead: { requests: 1, bytes: 7000 }, whole: { requests: 2, bytes: 8800 } };

const side = (ms: number): SideFigures => ({
  paintMs: { median: ms, least: ms - 10, most: ms + 40 },
  workMs: { median: 20, least: 19, most: 21 },
  reckonedMs: ms,
  visit,
});

const page = { kind: "guidance", language: "en", address: "/en/a/b/" } as const;
const perfect = { performance: 100, accessibility: 100, "best-practices": 100, seo: 100 };

function bench(paint: ReaderPage["paint"], lighthouse: ReaderPage["lighthouse"]): ReaderBench {
  return {
    day: "2026-11-08",
    machine: { processor: "x", cores: 2 },
    browser: "153.0.1",
    paint: paint === null ? null : { phone: slowPhone, rounds: 5 },
    lighthouse: lighthouse === null ? null : { version: "13.5.0", runs: 3 },
    pages: [{ ...page, paint, lighthouse }],
  };
}

function painted(pageMs: number, bareMs: number, disturbed = 0): ReaderPage["paint"] {
  const figures = { page: side(pageMs), bare: side(bareMs), disturbed };
  return toReaderPage(page, new Map([[page.address, figures]]), null).paint;
}

describe("the report", () => {
  test.each([
    [
      "a page slower than the goal is named",
      painted(370, 300),
      "Slower than 1.2 times the bare page: /en/a/b/ (1.23)",
    ],
    [
      "a page at the goal is not",
      painted(360, 300),
      "Every page is painted within 1.2 times its bare page",
    ],
    [
      "a disturbed run says so",
      painted(360, 300, 4),
      "Other programs used the machine during 4 of 10 loads: believe the reckoned ratio, or run it again when it is quiet",
    ],
  ])("%s", (_about, paint, expected) => {
    expect(toReportText(bench(paint, null))).toContain(expected);
  });

  test("a line for each page: times, ratio, requests and bytes", () => {
    const line = toReportText(bench(painted(330, 300), null)).find((each) =>
      each.startsWith("guidance en"),
    );
    expect(line?.split(/ {2,}/)).toEqual([
      "guidance en",
      "/en/a/b/",
      "330",
      "320 to 370",
      "300",
      "290 to 340",
      "1.10",
      "1.10",
      "1, 7000 B",
      "2, 8800 B",
    ]);
  });

  test("a score below 100 is explained by what cost it, and by nothing else", () => {
    const cost = {
      category: "seo",
      id: "is-crawlable",
      title: "Blocked",
      score: 0,
      shown: "",
    } as const;
    const slow = {
      category: "performance",
      id: "tbt",
      title: "Blocking",
      score: 90,
      shown: "210 ms",
    } as const;
    const text = toReportText(
      bench(null, {
        scores: { ...perfect, seo: 69, performance: 98 },
        costs: [cost, slow],
        benchmarkIndex: 1,
      }),
    );
    expect(text.slice(text.indexOf("Below 100, and the audits that cost it:") + 1)).toEqual([
      "/en/a/b/: performance 98",
      "   90  tbt: Blocking, 210 ms",
      "/en/a/b/: seo 69",
      "    0  is-crawlable: Blocked",
    ]);
  });

  test("all points need no words", () => {
    const text = toReportText(bench(null, { scores: perfect, costs: [], benchmarkIndex: 1 }));
    expect(text.at(-1)).toBe("100 in all four on every page");
  });
});

describe("the chart", () => {
  test("says its figures to those who cannot see it, and escapes what it is told", () => {
    const chart = toChart({ ...bench(painted(330, 300), null), day: "<8 & 9>" });
    expect(chart).toContain("<desc>guidance, en: 330, bare 300</desc>");
    expect(chart).toContain("&lt;8 &amp; 9>");
    expect(chart).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("a longer bar for the slower of the two", () => {
    const bars = [
      ...toChart(bench(painted(330, 300), null)).matchAll(/<rect x="150"[^>]* width="([\d.]+)"/g),
    ];
    const [own, bare] = bars.map((match) => Number(match[1]));
    expect((own ?? 0) / (bare ?? 0)).toBeCloseTo(1.1, 2);
  });
});

test("a first visit: what holds up the paint, and everything", () => {
  const fetched = [
    { url: "http://a/p/", sizeBytes: 5000 },
    { url: "http://a/late.js", sizeBytes: 900 },
    { url: "http://a/style.css", sizeBytes: 300 },
  ];
  expect(toFirstVisit("http://a/p/", fetched, ["http://a/style.css"])).toEqual({
    toRead: { requests: 2, bytes: 5300 },
    whole: { requests: 3, bytes: 6200 },
  });
});

test("reckoned: latency, 1.6 Mbit/s and a processor four times slower", () => {
  expect(toReckonedMs(8000, 20)).toBe(150 + 40 + 80);
});

describe("what others use of the machine", () => {
  test("a file that is something else is refused", () => {
    expect(() => parseBusyUs("intr 1 2 3 4 5 6 7 8")).toThrow("Not a /proc/stat");
  });

  test("waiting is not work, and what a guest did stands in user already", () => {
    expect(parseBusyUs("cpu  100 10 50 9999 888 4 6 30 70 0\ncpu0 1 2 3\n")).toBe(2_000_000);
  });

  test.each([
    ["nobody else", 300_000, 300_000, 0],
    ["half of one core of two", 800_000, 300_000, 0.25],
    ["a tick that came late", 290_000, 300_000, 0],
    ["more than there is", 9_000_000, 0, 1],
  ])("%s", (_about, busyUs, ownUs, expected) => {
    expect(toOthersShare({ busyUs, ownUs }, 1_000_000, 2)).toBe(expected);
  });
});
