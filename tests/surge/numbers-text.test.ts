import { expect, test } from "vitest";
import { toBytes, toDuration, toMs, toNumbered, toRough } from "../../src/surge/numbers-text.ts";
import { toProgressLine } from "../../src/surge/progress-text.ts";

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

const moment = {
  atMs: 4012,
  visitors: 1204,
  requests: 410,
  errors: 2,
  p50Ms: 0.4,
  p99Ms: 12.34,
  latenessP99Ms: 1.5,
  cpuPercent: 11.6,
};

test.each<[string, Partial<typeof moment> | { visitors: null }, string]>([
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
])("%s", (_, part, expected) => {
  expect(toProgressLine({ ...moment, ...part }, 1000)).toBe(expected);
});
