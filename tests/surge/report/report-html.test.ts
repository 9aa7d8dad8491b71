import { describe, expect, test } from "vitest";
import { toCompareHtml } from "../../../src/surge/report/compare-html.ts";
import { toComparedRows } from "../../../src/surge/report/compare-rows.ts";
import { findDifferences } from "../../../src/surge/report/differences.ts";
import { toHeadlineSvg } from "../../../src/surge/report/headline-chart.ts";
import { toReportHtml } from "../../../src/surge/report/report-html.ts";
import { toRunLines } from "../../../src/surge/report/run-text.ts";
import { gather } from "./small-run.ts";
import type { SmallRun } from "./small-run.ts";

const calm: SmallRun = { seconds: 25, pagesOf: () => [10, 20, 30] };

describe("runs that give a report little to show", () => {
  test.each<[string, SmallRun, string]>([
    [
      "nothing was sent",
      { ...calm, pagesOf: () => [] },
      "Nothing was sent, so nothing was measured.",
    ],
    [
      "killed before its first window",
      { ...calm, seconds: 0, withSummary: false },
      "The run ended before its first ten seconds were written.",
    ],
    [
      "a replay, without visitors and profile",
      {
        ...calm,
        header: {
          command: "replay",
          profile: null,
          plan: {
            durationMs: 25_000,
            peakVisitors: null,
            compression: 1,
            wanted: [],
            phases: [],
            processes: 1,
            destinations: 1,
            connectionsEach: 6,
          },
        },
      },
      "Replay of a log",
    ],
    [
      "no limits",
      { ...calm, header: { limits: [] } },
      "The profile has no limits, so nothing could fail.",
    ],
    [
      "a part is missing",
      { ...calm, header: { shard: { index: 1, of: 3 } } },
      "Part 1, 3 of 3 is missing",
    ],
  ])("%s", async (_, run, text) => {
    const html = toReportHtml(await gather(run));
    expect(html).toContain(text);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe("the report", () => {
  test("is one file: no script, nothing from outside, and below 300 kB however long the run", async () => {
    const long = await gather({
      seconds: 6000,
      pagesOf: (second) =>
        Array.from({ length: 5 }, (_, page) => 1 + ((second * 31 + page * 7919) % 5000)),
    });
    const html = toReportHtml(long);
    expect(Buffer.byteLength(html)).toBeLessThan(300_000);
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|javascript:/);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("has a name and a table for every picture", async () => {
    const html = toReportHtml(await gather(calm));
    const pictures = html.match(/<svg /g)?.length ?? 0;
    expect(pictures).toBeGreaterThan(8);
    expect(
      html.match(/<svg [^>]*role="img" aria-labelledby="[\w-]+-name [\w-]+-about"/g)?.length,
    ).toBe(pictures);
    expect(
      html.match(
        /<\/svg><\/div><figcaption>.*?<\/figcaption><details><summary>.*?<\/summary><div class="scroll \w+" tabindex="0"[^>]*><table>/g,
      )?.length,
    ).toBe(pictures);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("says the verdict first, and what came from whom is escaped", async () => {
    const html = toReportHtml(
      await gather({
        ...calm,
        errors: 1,
        header: { title: "<script>alert(1)</script>", target: 'http://"x"' },
      }),
    );
    expect(html.indexOf("The site did not hold")).toBeLessThan(html.indexOf("<table"));
    expect(html).toContain("✗ failed");
    expect(html).not.toContain("<script>");
    expect(html).not.toContain("<b>bold");
    expect(html).toContain("&lt;b&gt;bold");
  });

  test("in a terminal has the same figures", async () => {
    const lines = toRunLines(await gather({ ...calm, errors: 1 })).join("\n");
    expect(lines).toContain("75, 3 a second; 25 errors");
    expect(lines).toContain("FAILED  errors <= 0  (25)");
    expect(lines.endsWith("FAILED")).toBe(true);
  });
});

describe("two runs side by side", () => {
  test("what got worse is called worse", async () => {
    const [one, other] = [
      await gather(calm),
      await gather({ ...calm, pagesOf: () => [20, 40, 60], errors: 1 }),
    ];
    const rows = Object.fromEntries(
      toComparedRows(one, other).map(({ name, change }) => [name, change]),
    );
    expect(rows["Pages p99"]).toBe("2.00 times, worse");
    expect(rows["Errors"]).toBe("from none, worse");
    expect(rows["Requests"]).toBe("same");
    expect(
      Object.fromEntries(toComparedRows(other, one).map(({ name, change }) => [name, change]))[
        "Pages p99"
      ],
    ).toBe("0.50 times, better");
    const html = toCompareHtml(one, other);
    expect(html).toContain("Both were asked the same thing");
    expect(html).not.toMatch(/NaN|undefined|Infinity|<script/);
  });

  test("what was asked differently comes first", async () => {
    const [one, other] = [
      await gather(calm),
      await gather({ ...calm, seconds: 7, header: { seed: 3 } }),
    ];
    expect(findDifferences(one, other)).toEqual([
      "The seed: 1 in the first, 3 in the second.",
      "The length planned (seconds): 25 in the first, 7 in the second.",
    ]);
    expect(toCompareHtml(one, other)).toContain("The two were not asked the same thing.");
  });
});

test("the headline picture is a file of its own", async () => {
  const svg = toHeadlineSvg(await gather(calm));
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [^>]*><style>/);
  expect(svg).toContain(
    "10 visitors at once, 75 requests, 0 errors, 99 of 100 pages within 30.0 ms",
  );
  expect(svg).not.toMatch(/NaN|undefined/);
});
