import { describe, expect, test } from "vitest";
import type { CounterSnapshot } from "../../../src/server/meter/counters.ts";
import {
  addSnapshots,
  bodyEncodings,
  classNumber,
  createCounters,
  encodingNumber,
  encodingTotals,
  requestClasses,
  requestTotals,
  shedNumber,
  withoutGauges,
} from "../../../src/server/meter/counters.ts";
import { shedReasons } from "../../../src/server/dynamic/admission.ts";
import { hashPerson } from "./people.ts";

const outside = { connections: 0, logLinesDropped: 0 };

describe("what a worker counts", () => {
  test.each([
    ["a status nobody planned for", 599, "other"],
    ["a status beyond three digits' hundreds", 799, "other"],
    ["a status that is no status", -1, "other"],
    ["the informational 100", 100, "other"],
    ["an ordinary page", 200, "200"],
    ["a page that did not change", 304, "304"],
    ["a refusal", 503, "503"],
  ])("%s", (_about, status, expected) => {
    const counters = createCounters();
    counters.request(classNumber.page, status, encodingNumber.br, 10);
    expect(requestTotals(counters.snapshot(outside))).toEqual([
      { requestClass: "page", status: expected, count: 1 },
    ]);
  });

  test("a fresh worker has counted nothing", () => {
    const snapshot = createCounters().snapshot(outside);
    expect(requestTotals(snapshot)).toEqual([]);
    expect(snapshot).toEqual(addSnapshots([]));
  });

  test("each of a thousand random requests and sheds is in its own place, as a slow count has it", () => {
    const counters = createCounters();
    const slow = new Map<string, number>();
    const note = (name: string, count = 1) => slow.set(name, (slow.get(name) ?? 0) + count);
    const statuses = [200, 304, 404, 503, 206];
    for (let index = 0; index < 1000; index += 1) {
      const [one, other] = hashPerson(1, index);
      const ofClass = one % requestClasses.length;
      const status = statuses[other % statuses.length] ?? 0;
      const encoding = (one >>> 8) % bodyEncodings.length;
      const reason = (other >>> 8) % shedReasons.length;
      counters.request(ofClass, status, encoding, index);
      counters.shed(reason);
      note(`${requestClasses[ofClass]} ${status}`);
      note(`encoding ${encoding}`);
      note(`bytes ${ofClass}`, index);
      note(`shed ${reason}`);
    }
    const snapshot = counters.snapshot(outside);
    const fast = new Map<string, number>([
      ...requestTotals(snapshot).map(
        ({ requestClass, status, count }) => [`${requestClass} ${status}`, count] as const,
      ),
      ...encodingTotals(snapshot).map((count, place) => [`encoding ${place}`, count] as const),
      ...snapshot.bytes.map((count, place) => [`bytes ${place}`, count] as const),
      ...snapshot.sheds.map((count, place) => [`shed ${place}`, count] as const),
    ]);
    expect(fast).toEqual(slow);
  });

  test("counts go on beyond 32 bits", () => {
    const counters = createCounters();
    counters.request(classNumber.asset, 200, encodingNumber.identity, 2 ** 40);
    counters.request(classNumber.asset, 200, encodingNumber.identity, 1);
    expect(counters.snapshot(outside).bytes[classNumber.asset]).toBe(2 ** 40 + 1);
  });

  test("calls under way go up and down; drops only up; what others count is taken over", () => {
    const counters = createCounters();
    counters.dynamicStarted();
    counters.dynamicStarted();
    counters.dynamicEnded();
    counters.connectionDropped();
    expect(counters.snapshot({ connections: 7, logLinesDropped: 9 })).toMatchObject({
      dynamicInFlight: 1,
      connectionsDropped: 1,
      connections: 7,
      logLinesDropped: 9,
    });
  });

  test("a snapshot does not change when counting goes on, and survives the channel", () => {
    const counters = createCounters();
    counters.shed(shedNumber.deadline);
    const snapshot = counters.snapshot(outside);
    const sent = JSON.stringify(snapshot);
    counters.shed(shedNumber.deadline);
    expect(JSON.stringify(snapshot)).toBe(sent);
    expect(JSON.parse(sent)).toEqual(snapshot);
  });
});

describe("adding workers", () => {
  function worker(seed: number): CounterSnapshot {
    const counters = createCounters();
    for (let index = 0; index < 50; index += 1) {
      const [one, other] = hashPerson(seed, index);
      counters.request(one % requestClasses.length, 200, other % bodyEncodings.length, one % 1000);
      counters.shed(other % shedReasons.length);
    }
    counters.dynamicStarted();
    counters.connectionDropped();
    return counters.snapshot({ connections: seed, logLinesDropped: seed });
  }

  test("the order does not matter, nor how they are grouped, and nothing given is changed", () => {
    const [one, two, three] = [worker(1), worker(2), worker(3)];
    const before = JSON.stringify([one, two, three]);
    const sum = addSnapshots([one, two, three]);
    expect(addSnapshots([three, addSnapshots([two, one])])).toEqual(sum);
    expect(JSON.stringify([one, two, three])).toBe(before);
    expect([sum.connections, sum.logLinesDropped, sum.dynamicInFlight]).toEqual([6, 6, 3]);
    expect(sum.connectionsDropped).toBe(3);
    expect(sum.sheds.reduce((total, count) => total + count, 0)).toBe(150);
  });

  test("nobody adds up to zeros", () => {
    expect(new Set(addSnapshots([]).requests)).toEqual(new Set([0]));
  });

  test("of a worker that ended, counts stay and gauges go", () => {
    const left = withoutGauges(worker(5));
    expect([left.connections, left.dynamicInFlight]).toEqual([0, 0]);
    expect([left.logLinesDropped, left.connectionsDropped]).toEqual([5, 1]);
  });
});
