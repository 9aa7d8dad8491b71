import { describe, expect, test } from "vitest";
import { createCacheabilityCounter } from "../../../src/surge/analyze/cacheable.ts";
import { createCounter } from "../../../src/surge/analyze/counter.ts";
import type { LogLine } from "../../../src/surge/analyze/logged-request.ts";
import { createSecondCounter } from "../../../src/surge/analyze/second-counter.ts";
import { createSlowAddresses } from "../../../src/surge/analyze/slow-addresses.ts";
import { createTimeline } from "../../../src/surge/analyze/timeline.ts";
import { createVisitTracker } from "../../../src/surge/analyze/visits.ts";
import type { PastVisit } from "../../../src/surge/analyze/visits.ts";
import { createRandom } from "../../../src/surge/random.ts";

describe("a timeline", () => {
  test("of nothing is empty", () => {
    expect(createTimeline(["a"]).read().sums).toEqual({ a: [] });
  });

  test("counts a moment before the first one in the first step", () => {
    const timeline = createTimeline(["a"]);
    timeline.add("a", 10_000, 1);
    timeline.add("a", 4000, 2);
    expect(timeline.read()).toEqual({ fromMs: 10_000, stepMs: 1000, sums: { a: [3] } });
  });

  test("however long, keeps its sums and its number of steps", () => {
    const random = createRandom(3, 0);
    for (const days of [0.01, 1, 40]) {
      const timeline = createTimeline(["count", "spanMs"], 100);
      let spans = 0;
      for (let event = 0; event < 2000; event++) {
        const atMs = 1e12 + (event / 2000) * days * 86_400_000;
        const longMs = Math.round(random() * 600_000);
        timeline.add("count", atMs, 1);
        timeline.addSpan("spanMs", atMs, atMs + longMs);
        spans += longMs;
      }
      const { sums } = timeline.read();
      const total = (row: number[]): number => row.reduce((sum, value) => sum + value, 0);
      expect(sums.count.length).toBeLessThanOrEqual(100);
      expect([total(sums.count), Math.round(total(sums.spanMs))]).toEqual([2000, spans]);
    }
  });

  test("joined steps are what the long step would have had from the start", () => {
    const timeline = createTimeline(["a"], 10);
    for (let second = 0; second < 100; second++) timeline.add("a", 1e12 + second * 1000, second);
    const { fromMs, stepMs, sums } = timeline.read();
    const expected = new Map<number, number>();
    for (let second = 0; second < 100; second++) {
      const step = Math.floor((1e12 + second * 1000) / stepMs);
      expected.set(step, (expected.get(step) ?? 0) + second);
    }
    expect(fromMs).toBe(Math.min(...expected.keys()) * stepMs);
    expect(sums.a).toEqual([...expected.values()]);
  });
});

describe("visits", () => {
  const minute = 60_000;
  test.each<[string, [string, number][], Partial<PastVisit>[]]>([
    ["one request is a visit of no length", [["a", 0]], [{ firstMs: 0, lastMs: 0 }]],
    [
      "a pause just under the gap goes on",
      [
        ["a", 0],
        ["a", 29 * minute],
      ],
      [{ firstMs: 0, lastMs: 29 * minute }],
    ],
    [
      "a pause of the gap begins another",
      [
        ["a", 0],
        ["a", 30 * minute],
      ],
      [{ lastMs: 0 }, { firstMs: 30 * minute }],
    ],
    [
      "two people are two visits",
      [
        ["a", 0],
        ["b", 1],
      ],
      [{ firstMs: 0 }, { firstMs: 1 }],
    ],
    [
      "a line that comes late belongs to its visit",
      [
        ["a", minute],
        ["a", 0],
      ],
      [{ firstMs: minute, lastMs: minute, requests: 2 }],
    ],
    [
      "somebody else's lines end a visit that is over",
      [
        ["a", 0],
        ["b", 40 * minute],
        ["b", 41 * minute],
      ],
      [{ firstMs: 0 }, { firstMs: 40 * minute }],
    ],
  ])("%s", (_, requests, expected) => {
    const ended: PastVisit[] = [];
    const tracker = createVisitTracker(30 * minute, (visit) => ended.push(visit));
    for (const [who, atMs] of requests) tracker.see(who, atMs, true);
    tracker.end();
    expect(ended).toMatchObject(expected);
    expect(ended.reduce((sum, visit) => sum + visit.requests, 0)).toBe(requests.length);
  });
});

describe("counters in bounded memory", () => {
  test("the frequent ones stay exact while a scanner asks for a million others", () => {
    const counter = createCounter(100);
    for (let turn = 0; turn < 5000; turn++) {
      counter.add("/often");
      if (turn % 2 === 0) counter.add("/half");
      counter.add(`/scan-${turn}`);
    }
    expect(counter.top(2)).toEqual([
      { name: "/often", count: 5000, share: 5000 / 12_500 },
      { name: "/half", count: 2500, share: 2500 / 12_500 },
    ]);
  });

  test("the busiest second is found in lines that are out of order", () => {
    const seconds = createSecondCounter();
    for (const second of [5, 6, 5, 7, 5, 6, 200, 5]) seconds.see(second * 1000 + 300);
    expect(seconds.busiest()).toEqual({ busiest: 4, busiestAtMs: 5000 });
  });

  test("slow addresses: the percentile is at most a fifth above the sorted one, never below", () => {
    const random = createRandom(5, 1);
    const slow = createSlowAddresses();
    const times = Array.from({ length: 1000 }, () => Math.round(10 ** (2 + random() * 4)));
    for (const time of times) slow.record("/a", time);
    slow.record("/once", 1e9);
    const exactMs = (times.toSorted((one, other) => one - other)[949] ?? 0) / 1000;
    const [found, ...others] = slow.top(5, 3);
    expect(others).toEqual([]);
    expect(found?.p95Ms).toBeGreaterThanOrEqual(exactMs);
    expect(found?.p95Ms).toBeLessThan(exactMs * 1.2);
  });
});

describe("what a cache could answer", () => {
  const line: LogLine = {
    client: "k",
    timeMs: 0,
    method: "GET",
    target: "/en/",
    protocol: "HTTP/1.1",
    status: 200,
    bytes: 1,
    referer: null,
    agent: null,
    takenUs: null,
    country: null,
    language: null,
  };
  test.each<[string, Partial<LogLine>[], { cacheable: number; repeated: number }]>([
    [
      "a form is not for caches",
      [{ method: "POST" }, { method: "POST" }],
      { cacheable: 0, repeated: 0 },
    ],
    ["an error is not kept", [{ status: 500 }, { status: 500 }], { cacheable: 0, repeated: 0 }],
    [
      "an address with a query is not counted on",
      [{ target: "/s?q=1" }],
      { cacheable: 0, repeated: 0 },
    ],
    [
      "the second within the time is a repeat",
      [{}, { timeMs: 59_999 }],
      { cacheable: 2, repeated: 1 },
    ],
    ["after the time it is fetched anew", [{}, { timeMs: 60_000 }], { cacheable: 2, repeated: 0 }],
    [
      "a repeat does not make the copy younger",
      [{}, { timeMs: 40_000 }, { timeMs: 70_000 }],
      { cacheable: 3, repeated: 1 },
    ],
    ["each address has its own copy", [{}, { target: "/fr/" }], { cacheable: 2, repeated: 0 }],
  ])("%s", (_, lines, expected) => {
    const counter = createCacheabilityCounter(60);
    for (const change of lines) counter.see({ ...line, ...change });
    expect(counter.read()).toMatchObject({ ...expected, requests: lines.length });
  });
});
