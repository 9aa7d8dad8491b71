import { expect, test } from "vitest";
import { createMerge } from "../../../src/surge/crew/merge.ts";
import type { CrewSecond } from "../../../src/surge/crew/merge.ts";
import { createRecorder } from "../../../src/surge/recorder.ts";
import type { Delta } from "../../../src/surge/recorder.ts";
import { parseHead } from "../../../src/surge/http/head.ts";

const head = parseHead("HTTP/1.1 200 OK\r\nCache-Control: max-age=5\r\nContent-Length: 1");
const what = {
  scope: "pages",
  method: "GET",
  path: "/",
  waitedFor: true,
  traits: null,
  loggedStatus: 0,
} as const;

/** What a process tells that got an answer at each of these moments. */
function record(momentsMs: number[], visitors: number): Delta[] {
  const deltas: Delta[] = [];
  const recorder = createRecorder((delta) => deltas.push(delta));
  for (let turn = 0; turn < visitors; turn++) recorder.come(false);
  for (const doneMs of momentsMs)
    recorder.record(
      { ...what, dueMs: doneMs - 5 },
      { head, failure: null, sentMs: doneMs - 4, doneMs, bytes: 7, sentAgain: false },
    );
  recorder.finish();
  return deltas;
}

test("a recorder leaves no second out, and puts each answer in its own", () => {
  const deltas = record([100, 999.9, 1000, 3500], 2);
  expect(
    deltas.map(({ second, counts, visitors }) => [second, counts.scopes.pages.requests, visitors]),
  ).toEqual([
    [0, 2, 2],
    [1, 1, 2],
    [2, 0, 2],
    [3, 1, 2],
  ]);
  expect(deltas[0]?.counts).toMatchObject({
    bytes: 14,
    statuses: { "200": 2 },
    visits: { came: 2 },
    scopes: { pages: { judged: 2, cacheable: 2 } },
  });
  expect(deltas[0]?.histograms.pages.response.maxUs).toBe(5000);
  expect(deltas[0]?.histograms.lateness.maxUs).toBe(1000);
});

test("seconds of several processes come out in order, each once all have told it, and add up", () => {
  const told: CrewSecond[] = [];
  const merge = createMerge(3, (second) => told.push(second));
  const effort = { cpuMs: 10, rssBytes: 100 };
  const [one = [], other = []] = [record([100, 1100, 2100], 1), record([200, 1200, 2200], 5)];
  merge.add(0, one[0] as Delta, effort);
  merge.add(0, one[1] as Delta, effort);
  merge.add(1, other[0] as Delta, effort);
  expect(told.length).toBe(0);
  // The third broke: nobody waits for it.
  merge.end(2);
  expect(told.map(({ delta }) => delta.second)).toEqual([0]);
  merge.add(1, other[1] as Delta, effort);
  merge.end(1);
  merge.add(0, one[2] as Delta, effort);
  merge.end(0);
  expect(told.map(({ delta }) => [delta.second, delta.visitors, delta.response.count])).toEqual([
    [0, 6, 2],
    [1, 6, 2],
    // One has ended; whom it had there was there until the end of the run.
    [2, 6, 1],
  ]);
  expect(told[0]?.effort).toEqual({ cpuMs: 20, rssBytes: 200 });
});
