import { expect, test } from "vitest";
import { createStage } from "../../../src/surge/crew/player.ts";
import type { Asker, Connection, Dial } from "../../../src/surge/http/connection.ts";
import { parseHead } from "../../../src/surge/http/head.ts";
import type { WireRequest } from "../../../src/surge/http/wire-request.ts";
import type { Loop } from "../../../src/surge/loop.ts";
import type { Delta } from "../../../src/surge/recorder.ts";
import type { LoggedRequest } from "../../../src/surge/replay/logged-request.ts";
import { createReplayPlayer } from "../../../src/surge/replay/replay-player.ts";
import type { ReplayAsk } from "../../../src/surge/replay/replay-player.ts";
import { createMovedClock } from "../moved-clock.ts";

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A site that takes `takesMs`, and knows one version of everything. */
function dialTo(
  sent: { request: WireRequest; atMs: number; dueMs: number; connection: number }[],
  takesMs: number,
): (loop: Loop) => Dial<ReplayAsk> {
  let connections = 0;
  return (loop) => (asker: Asker<ReplayAsk>) => {
    const number = connections++;
    const connection: Connection<ReplayAsk> & { isBusy: boolean } = {
      isBusy: false,
      send(request, ask) {
        const sentMs = loop.nowMs();
        sent.push({ request, atMs: sentMs, dueMs: ask.dueMs, connection: number });
        connection.isBusy = true;
        const known = request.headers["if-none-match"] === '"v1"';
        const head = parseHead(
          `HTTP/1.1 ${known ? 304 : 200} OK\r\nETag: "v1"\r\nContent-Length: 1`,
        );
        loop.at(sentMs + takesMs, {
          onDue() {
            connection.isBusy = false;
            asker.onAnswer(connection, ask, {
              head,
              failure: null,
              sentMs,
              doneMs: loop.nowMs(),
              bytes: 9,
              sentAgain: false,
            });
          },
        });
      },
      giveUp: () => {},
      close: () => {},
      cut: () => {},
    };
    return connection;
  };
}

async function replay(
  logged: readonly LoggedRequest[],
  { takesMs = 1 }: { takesMs?: number } = {},
): Promise<{ sent: Parameters<typeof dialTo>[0]; deltas: Delta[]; endMs: number; ended: boolean }> {
  const clock = createMovedClock();
  const deltas: Delta[] = [];
  let ended = false;
  const sent: Parameters<typeof dialTo>[0] = [];
  const stage = createStage(clock, {
    second: (delta) => deltas.push(delta),
    end: () => (ended = true),
  });
  async function* requests(): AsyncGenerator<LoggedRequest> {
    yield* logged;
  }
  const target = { origin: "http://127.0.0.1:1", address: "127.0.0.1", protocol: "h1" } as const;
  createReplayPlayer(
    { target, seed: 1, validators: new Map(), clientHeader: null },
    requests(),
    stage,
    dialTo(sent, takesMs),
  ).start();
  // Reading ahead takes turns of its own; time stands still meanwhile.
  for (let idle = 0; idle < 3 && !ended; idle++) {
    await settle();
    const next = sent.length;
    while (!ended && sent.length === next && clock.step()) await settle();
    if (sent.length > next) idle = -1;
  }
  return { sent, deltas, endMs: clock.nowMs(), ended };
}

const request = (dueMs: number, part: Partial<LoggedRequest> = {}): LoggedRequest => ({
  visit: 0,
  scope: "pages",
  method: "GET",
  path: "/",
  status: 200,
  withinMs: null,
  dueMs,
  ...part,
});

test("an empty log ends at once", async () => {
  const { sent, ended } = await replay([]);
  expect([sent.length, ended]).toEqual([0, true]);
});

test("twenty-four hours in a minute: every request leaves at its own moment, to the last", async () => {
  const moments = Array.from({ length: 8640 }, (_, index) => (index * 10_000) / 1440);
  const { sent, ended } = await replay(moments.map((dueMs, visit) => request(dueMs, { visit })));
  expect(sent.map(({ atMs }) => atMs)).toEqual(moments);
  expect(ended).toBe(true);
}, 60_000);

test("a slow site holds nothing back: each is sent when it is due, on another connection when one waits", async () => {
  const { sent, deltas } = await replay(
    [0, 100, 200, 6000].map((dueMs) => request(dueMs)),
    { takesMs: 5000 },
  );
  expect(sent.map(({ atMs, connection }) => [atMs, connection])).toEqual([
    [0, 0],
    [100, 1],
    [200, 2],
    // The first that is free again.
    [6000, 2],
  ]);
  expect(Math.max(...deltas.map(({ histograms }) => histograms.lateness.maxUs))).toBe(0);
});

test("lines answered 304 ask whether the copy still holds, as soon as the lab knows one", async () => {
  const visits = Array.from({ length: 400 }, (_, visit) => [
    request(visit * 10, { visit, status: 200 }),
    request(visit * 10 + 5, { visit, status: visit % 4 === 0 ? 304 : 200 }),
  ]);
  const { deltas } = await replay(visits.flat());
  const answered = deltas
    .map(({ counts }) => counts.statuses["304"] ?? 0)
    .reduce((sum, count) => sum + count, 0);
  expect(answered).toBe(100);
  const unlike = deltas
    .map(({ counts }) => counts.unlikeLog)
    .reduce((sum, count) => sum + count, 0);
  expect(unlike).toBe(0);
});

test("without a copy to ask about it asks by date, which a site with dates understands", async () => {
  const { sent } = await replay([request(0, { status: 304 })]);
  expect(sent[0]?.request.headers["if-modified-since"]).toMatch(/ GMT$/);
});
