import { describe, expect, test } from "vitest";
import { toNginxConfiguration } from "../../src/bench/contestants/nginx-configuration.ts";
import { toChart } from "../../src/bench/server/chart-svg.ts";
import { toReportText } from "../../src/bench/server/report-text.ts";
import type { ServerBench } from "../../src/bench/server/result.ts";

const figure = (median: number) => ({ median, least: median - 1, most: median + 1 });

const bench: ServerBench = {
  day: "2026-11-08",
  machine: { processor: "x", cores: 2 },
  rounds: 5,
  requests: 1000,
  page: { address: "/en/a/b/", brBytes: 6000 },
  servers: [
    { name: "freshet", about: "one" },
    { name: "nginx", about: "two" },
    { name: "sirv", about: "three" },
  ],
  absent: [],
  rows: [
    {
      id: "page",
      title: "page & <200>",
      costUs: { freshet: figure(12), nginx: figure(10), sirv: figure(120) },
    },
  ],
  memory: {
    table: { bodyBytes: 2 * 1024 * 1024, rows: 42 },
    servers: {
      freshet: { servingBytes: 64 * 1024 * 1024, idle: [{ connections: 1000, bytesEach: 2048 }] },
    },
  },
  refusals: {
    pageUs: { median: 12, least: 11, most: 13 },
    toolUs: { median: 9, least: 8, most: 10 },
    formUs: { median: 15, least: 14, most: 16 },
  },
  sizes: [
    {
      server: "freshet",
      pages: 100,
      spread: "one hundred evenly",
      costUs: figure(10),
      memoryBytes: 1024 * 1024,
    },
    {
      server: "freshet",
      pages: 10_000,
      spread: "as a crowd",
      costUs: figure(11),
      memoryBytes: 2 * 1024 * 1024,
    },
    {
      server: "nginx",
      pages: 10_000,
      spread: "all evenly",
      costUs: figure(8),
      memoryBytes: 1024 * 1024,
    },
  ],
};

describe("the report", () => {
  test("without nginx says so, and gives no ratio to it", () => {
    const { nginx: _, ...costUs } = bench.rows[0]?.costUs ?? {};
    const why = "nginx is not installed (as root: apt-get install nginx)";
    const text = toReportText({
      ...bench,
      servers: bench.servers.filter(({ name }) => name !== "nginx"),
      absent: [{ name: "nginx", why }],
      rows: [{ id: "page", title: "page", costUs }],
      memory: null,
      sizes: null,
    });
    expect(text).toContain(`  nginx    not measured: ${why}`);
    expect(text.find((line) => line.startsWith("page"))).toMatch(
      /^page +freshet +12\.0 +11\.0 to 13\.0 +10\.0 times cheaper$/,
    );
  });

  test("has a line for each server, and the memory and sizes", () => {
    const text = toReportText(bench).join("\n");
    expect(text).toMatch(/freshet +12\.0 +11\.0 to 13\.0 +1\.20 +10\.0 times cheaper/);
    expect(text).toMatch(/sirv +120\.0 +119\.0 to 121\.0 +12\.00 +the dearest/);
    expect(text).toContain("64.0 MB serving; 2.0 KB for each of 1000 idle connections");
    expect(text).toContain(
      "freshet   10000 pages, as a crowd: 11.0 (10.0 to 12.0) us, 1.10 times its first",
    );
    expect(text).toContain("nginx     10000 pages, all evenly: 8.0 (7.0 to 9.0) us, 1.00 times");
    expect(text).toContain("a tool's question: 9.0 (8.0 to 10.0) us, 0.75 times a page");
    expect(text).toMatch(/a form, .*: 15\.0 \(14\.0 to 16\.0\) us, 1\.25 times a page/);
  });
});

describe("the chart", () => {
  test("says its figures to those who cannot see it, and escapes what it is told", () => {
    const chart = toChart(bench);
    expect(chart).toContain("page &amp; &lt;200>: Freshet 12.0, nginx 10.0, sirv 120.0</desc>");
    expect(chart.match(/<rect /g)?.length).toBe(4);
    expect(chart).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("a longer bar for a dearer server", () => {
    const widths = [...toChart(bench).matchAll(/<rect x="190"[^>]* width="([\d.]+)"/g)];
    const [freshet, nginx, sirv] = widths.map((match) => Number(match[1]));
    expect([nginx, freshet, sirv]).toEqual(
      [nginx, freshet, sirv].toSorted((a, b) => (a ?? 0) - (b ?? 0)),
    );
  });
});

test("nginx serves the encoded siblings with the headers of the table", () => {
  const text = toNginxConfiguration({
    folder: "/bench",
    filesFolder: "/bench/files",
    port: 20_001,
    brotliModule: "/modules/brotli.so",
    asRoot: false,
    cacheControl: "public, max-age=60",
    securityHeaders: [["Quoted", 'a "b"']],
  });
  for (const line of [
    "gzip_static on;",
    "brotli_static on;",
    "listen 127.0.0.1:20001 backlog=4096;",
    'add_header Cache-Control "public, max-age=60" always;',
    String.raw`add_header Quoted "a \"b\"" always;`,
  ])
    expect(text).toContain(line);
  expect(text).not.toContain("user root");
});
