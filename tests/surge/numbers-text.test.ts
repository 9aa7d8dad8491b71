import { expect, test } from "vitest";
import { toBytes, toDuration, toMs, toNumbered, toRough } from "../../src/surge/numbers-text.ts";
import { toProgressLine } from "../../src/surge/progress-text.ts";
import { createCounts } from "../../src/surge/results/counts.ts";
import type { Second } from "../../src/surge/results/schema.ts";

test.each([
  [toMs(0.074), "0.07 ms"],
  [toMs(9.996), "10.0 ms"],
  [toMs(99.94), "99.9 ms"],
  [toMs(99.96), "100 ms"],
  [toMs(1204.4), "1,204 ms"],
  [toRough(2.18), "2.2"],
  [toRough(720), "720"],
  [toDuration(90), "90 s"],
  [toDuration(3600), "60 min"],
  [toDuration(10_800), "3 h"],
  [toDuration(11_100), "3 h 5 min"],
  [toBytes(812), "812 B"],
  [toBytes(14_240), "14.2 kB"],
  [toBytes(31_000_000), "31.0 MB"],
  [toNumbered(1, "page"), "1 page"],
  [toNumbered(1204, "page"), "1,204 pages"],
])("%j is written %j", (text, expected) => {
  expect(text).toBe(expected);
});

const load = { cpuMs: 116, rssBytes: 1, processes: 1 };
const second: Second = {
  kind: "second",
  second: 3,
  counts: {
    ...createCounts(),
    scopes: {
      ...createCounts().scopes,
      pages: { requests: 410, errors: 2, shed: 0, judged: 0, cacheable: 0 },
    },
  },
  visitors: 1204,
  p50Ms: 0.4,
  p99Ms: 12.34,
  maxMs: 20,
  latenessP99Ms: 1.5,
  latenessMaxMs: 2,
  generator: load,
  server: null,
};

test.each<[string, Partial<Second>, string]>([
  [
    "a second of a run",
    {},
    "   4 s   1,204 here    410 req/s  p50 0.40 p99 12.3 ms  2 errors  late 1.50 ms  cpu 12 %",
  ],
  [
    "a replay knows no visitors",
    { visitors: null },
    "   4 s    410 req/s  p50 0.40 p99 12.3 ms  2 errors  late 1.50 ms  cpu 12 %",
  ],
  [
    "a site on this machine",
    { server: { ...load, cpuMs: 1940 } },
    "   4 s   1,204 here    410 req/s  p50 0.40 p99 12.3 ms  2 errors  late 1.50 ms  cpu 12 % site 194 %",
  ],
])("%s", (_, part, expected) => {
  expect(toProgressLine({ ...second, ...part })).toBe(expected);
});
