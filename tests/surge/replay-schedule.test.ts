import { describe, expect, test } from "vitest";
import { formatAccessLine } from "../../src/formats/access-log-line.ts";
import type { AccessEntry } from "../../src/formats/access-log-line.ts";
import { createRandom } from "../../src/surge/random.ts";
import { scheduleReplay } from "../../src/surge/replay-schedule.ts";
import type { ReplayOptions } from "../../src/surge/replay-schedule.ts";
import { createReplayCounts } from "../../src/surge/replay/logged-request.ts";
import type { LoggedRequest, ReplayCounts } from "../../src/surge/replay/logged-request.ts";

const START_MS = Date.UTC(2016, 10, 8, 21);

function line(second: number, part: Partial<AccessEntry> = {}): string {
  const entry = {
    client: "c",
    method: "GET",
    target: "/en/",
    protocol: "HTTP/1.1",
    status: 200,
    bytes: 1,
    referer: null,
    agent: null,
    takenUs: null,
  };
  return formatAccessLine({ ...entry, timeMs: START_MS + second * 1000, ...part });
}

async function schedule(
  lines: string[],
  options: Partial<ReplayOptions> = {},
): Promise<{ requests: LoggedRequest[]; counts: ReplayCounts }> {
  const counts = createReplayCounts();
  const requests = await Array.fromAsync(scheduleReplay(lines, { speed: 1, ...options, counts }));
  return { requests, counts };
}

/** How many requests are due in each second. */
function perSecond(requests: readonly LoggedRequest[], speed = 1): number[] {
  const seconds = requests.map(({ dueMs }) => Math.floor((dueMs * speed) / 1000));
  return Array.from(
    { length: Math.max(0, ...seconds) + 1 },
    (_, second) => seconds.filter((one) => one === second).length,
  );
}

/** A log of a while with a surge in it, written a little out of order, as logs are. */
function drawLog(seed: number, seconds: number): { lines: string[]; counts: number[] } {
  const random = createRandom(seed, 0);
  const counts = Array.from({ length: seconds }, (_, second) =>
    Math.floor(random() * (second > seconds / 2 ? 12 : 3)),
  );
  counts[0] = 1;
  const written = counts.flatMap((count, second) =>
    Array.from({ length: count }, () => {
      const client = `k${Math.floor(random() * 40)}`;
      return { at: second + (second === 0 ? 0 : random() * 4), text: line(second, { client }) };
    }),
  );
  return {
    lines: written.toSorted((one, other) => one.at - other.at).map(({ text }) => text),
    counts,
  };
}

describe("in which second a line is due", () => {
  test.each<[string, string[], number, number[]]>([
    ["the first line is the start", [line(0)], 1, [1]],
    ["seconds apart", [line(0), line(2), line(5)], 1, [1, 0, 1, 0, 0, 1]],
    ["ten times as fast", [line(0), line(2), line(5)], 10, [1, 0, 1, 0, 0, 1]],
    ["half as fast", [line(0), line(1)], 0.5, [1, 1]],
    ["four in a second", [line(3), line(3), line(3), line(3), line(4)], 1, [4, 1]],
    ["a line written late keeps its second", [line(0), line(2), line(1), line(3)], 1, [1, 1, 1, 1]],
    [
      "a line written too late is sent with the oldest that is held",
      [line(0), line(20), line(1)],
      1,
      [1, ...Array.from({ length: 9 }, () => 0), 1, ...Array.from({ length: 9 }, () => 0), 1],
    ],
    ["blank lines are nothing", ["", line(0), " ", line(1)], 1, [1, 1]],
    ["an empty log", [], 1, [0]],
  ])("%s", async (_, lines, speed, expected) => {
    expect(perSecond((await schedule(lines, { speed })).requests, speed)).toEqual(expected);
  });

  test.each([1, 3, 12])(
    "every second has its exact count, times %i people for each",
    async (visitors) => {
      for (let seed = 0; seed < 8; seed++) {
        const { lines, counts } = drawLog(seed, 60);
        const { requests } = await schedule(lines, { visitors, seed });
        const wanted = counts.map((count) => count * visitors);
        while (wanted.at(-1) === 0) wanted.pop();
        expect(perSecond(requests)).toEqual(wanted);
      }
    },
  );

  test("requests come in order of their moments, and a person's in the order of the log", async () => {
    const lines = Array.from({ length: 300 }, (_, index) =>
      line(Math.floor(index / 10), { client: `k${index % 4}`, target: `/${index}` }),
    );
    const { requests } = await schedule(lines, { visitors: 3 });
    expect(requests.map(({ dueMs }) => dueMs)).toEqual(
      requests.map(({ dueMs }) => dueMs).toSorted((one, other) => one - other),
    );
    for (const [, own] of Map.groupBy(requests, ({ visit }) => visit)) {
      const paths = own.map(({ path }) => Number(path.slice(1)));
      expect(paths).toEqual(paths.toSorted((one, other) => one - other));
    }
  });

  test("a log with milliseconds is sent at its milliseconds", async () => {
    const json = (ms: number): string =>
      JSON.stringify({
        time: new Date(START_MS + ms).toISOString(),
        client: "c",
        method: "GET",
        uri: "/",
        status: 200,
      });
    const { requests } = await schedule([json(1), json(250), json(1999)]);
    expect(requests.map(({ dueMs }) => dueMs)).toEqual([1, 250, 1999]);
  });

  test("nothing adds up over a day: every one of 86,400 lines is due in its own second, 1,440 times as fast", async () => {
    const lines = Array.from({ length: 86_400 }, (_, second) => line(second));
    const { requests } = await schedule(lines, { speed: 1440 });
    const inPlace = requests.filter(({ dueMs }, second) => Math.floor(dueMs * 1.44) === second);
    expect(inPlace.length).toBe(86_400);
  });
});

describe("who they are", () => {
  test("one client with one agent, without a pause of 30 minutes, is one visit", async () => {
    const { requests, counts } = await schedule([
      line(0, { client: "a", agent: "x" }),
      line(1, { client: "a", agent: "y" }),
      line(2, { client: "b", agent: "x" }),
      line(1700, { client: "a", agent: "x" }),
      line(3400, { client: "a", agent: "x" }),
      line(3400 + 1800, { client: "a", agent: "x" }),
    ]);
    expect(requests.map(({ visit }) => visit)).toEqual([0, 1, 2, 0, 0, 3]);
    expect(counts.visits).toBe(4);
  });

  test("processes and machines share the people, and together they send what one alone sends", async () => {
    const { lines } = drawLog(3, 40);
    const alone = (await schedule(lines, { visitors: 3 })).requests;
    const shares = await Promise.all(
      [0, 1, 2, 3].map((index) => schedule(lines, { visitors: 3, share: { index, of: 4 } })),
    );
    const together = shares.flatMap(({ requests }) => requests);
    const order = (one: LoggedRequest, other: LoggedRequest): number => one.dueMs - other.dueMs;
    expect(JSON.stringify(together.toSorted(order))).toBe(JSON.stringify(alone.toSorted(order)));
  });

  test("the same seed spreads alike, another one otherwise", async () => {
    const { lines } = drawLog(4, 20);
    const text = async (seed: number): Promise<string> =>
      JSON.stringify((await schedule(lines, { seed })).requests);
    expect(await text(1)).toBe(await text(1));
    expect(await text(2)).not.toBe(await text(1));
  });
});

test("what is not replayed is counted by its reason", async () => {
  const lines = [
    line(0),
    "not a line of a log",
    line(0, { method: "POST", target: "/api/feedback" }),
    line(0, { method: "-", target: "", protocol: "" }),
    line(0, { target: "*" }),
    line(0, { target: "http://elsewhere.example/" }),
    line(0, { target: "/a b" }),
    line(0, { target: "/été" }),
    line(0, { method: "HEAD" }),
    line(20),
    line(0),
  ];
  const { requests, counts } = await schedule(lines);
  expect(requests.map(({ method }) => method)).toEqual(["GET", "HEAD", "GET", "GET"]);
  expect(counts).toEqual({
    lines: 11,
    notCombined: 1,
    otherMethods: 2,
    notAPath: 4,
    outOfOrder: 1,
    visits: 1,
  });
});

test.each([
  ["/en/immigrate/", "pages"],
  ["/en/a.b/page", "pages"],
  ["/index.html?x=/a.css", "pages"],
  ["/_astro/site.3f2a.css", "assets"],
  ["/icon.svg?v=2", "assets"],
])("%s is of the %s", async (target, scope) => {
  const { requests } = await schedule([line(0, { target, status: 304 })]);
  expect(requests[0]).toMatchObject({ scope, method: "GET", path: target, status: 304 });
});
