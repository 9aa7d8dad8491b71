import { describe, expect, test } from "vitest";
import { formatAccessLine } from "../../src/formats/access-log-line.ts";
import type { AccessEntry } from "../../src/formats/access-log-line.ts";
import { createReplayCounts, scheduleReplay } from "../../src/surge/replay-schedule.ts";
import type { LoggedRequest, ReplayCounts } from "../../src/surge/replay-schedule.ts";

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
  speed: number,
): Promise<{ requests: LoggedRequest[]; counts: ReplayCounts }> {
  const counts = createReplayCounts();
  return { requests: await Array.fromAsync(scheduleReplay(lines, { speed, counts })), counts };
}

describe("when a line is due", () => {
  test.each<[string, string[], number, number[]]>([
    ["the first line is the start", [line(0)], 1, [0]],
    ["seconds apart", [line(0), line(2), line(5)], 1, [0, 2000, 5000]],
    ["ten times as fast", [line(0), line(2), line(5)], 10, [0, 200, 500]],
    ["half as fast", [line(0), line(1)], 0.5, [0, 2000]],
    [
      "four in a second are spread evenly over it",
      [line(3), line(3), line(3), line(3), line(4)],
      1,
      [0, 250, 500, 750, 1000],
    ],
    [
      "a line written late is sent at once, and nothing after it moves",
      [line(0), line(2), line(1), line(3)],
      1,
      [0, 2000, 2000, 3000],
    ],
    ["blank lines are nothing", ["", line(0), " ", line(1)], 1, [0, 1000]],
    ["an empty log", [], 1, []],
  ])("%s", async (_, lines, speed, expected) => {
    expect(
      (await schedule(lines, speed)).requests
        .map(({ dueMs }) => dueMs)
        .toSorted((one, other) => one - other),
    ).toEqual(expected);
  });

  test("requests come in order of their moments", async () => {
    const { requests } = await schedule([line(0), line(0), line(4), line(2), line(4), line(9)], 3);
    expect(requests.map(({ dueMs }) => dueMs)).toEqual(
      requests.map(({ dueMs }) => dueMs).toSorted((one, other) => one - other),
    );
  });

  test("nothing adds up over a day: the last of 86,400 lines is due on the millisecond, and every second has its own", async () => {
    const lines = Array.from({ length: 86_400 }, (_, second) => line(second));
    const { requests } = await schedule(lines, 1440);
    expect(requests.at(-1)?.dueMs).toBeCloseTo(86_399_000 / 1440, 6);
    expect(requests.filter(({ dueMs }) => dueMs < 30_000).length).toBe(43_200);
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
    line(1),
    line(0),
  ];
  const { requests, counts } = await schedule(lines, 1);
  expect(requests.map(({ method }) => method)).toEqual(["GET", "HEAD", "GET", "GET"]);
  expect(counts).toEqual({
    lines: 11,
    notCombined: 1,
    otherMethods: 2,
    notAPath: 4,
    outOfOrder: 1,
  });
});

test.each([
  ["/en/immigrate/", "page"],
  ["/en/a.b/page", "page"],
  ["/index.html?x=/a.css", "page"],
  ["/_astro/site.3f2a.css", "asset"],
  ["/icon.svg?v=2", "asset"],
])("%s is a %s", async (target, kind) => {
  expect((await schedule([line(0, { target, status: 304 })], 1)).requests[0]).toEqual({
    client: "c",
    kind,
    method: "GET",
    path: target,
    status: 304,
    dueMs: 0,
  });
});
