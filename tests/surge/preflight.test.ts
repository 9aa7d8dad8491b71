import { describe, expect, test } from "vitest";
import type { Machine } from "../../src/surge/machine.ts";
import { findObstacles, toHosts, toLayout } from "../../src/surge/preflight.ts";
import type { Demand } from "../../src/surge/preflight.ts";

const machine: Machine = {
  facts: {
    cpuModel: "x",
    cores: 2,
    memoryBytes: 8e9,
    kernel: "Linux",
    node: "26",
    openFiles: 20_000,
    portRange: [32_768, 60_999],
  },
  freeBytes: 6e9,
  waitingPorts: 0,
};
const demand: Demand = {
  connections: 2000,
  addressed: 2000,
  requestsPerSecond: 100,
  processes: null,
};

test.each<[string, Partial<Demand>, boolean, ReturnType<typeof toLayout>]>([
  ["a small crowd", {}, true, { processes: 1, destinations: 1 }],
  [
    "files ask for processes, ports for addresses",
    { connections: 200_000, addressed: 200_000 },
    true,
    { processes: 12, destinations: 18 },
  ],
  [
    "as many processes as asked for",
    { connections: 200_000, addressed: 200_000, processes: 13 },
    true,
    { processes: 13, destinations: 18 },
  ],
  [
    "a core for many requests",
    { requestsPerSecond: 15_000 },
    true,
    { processes: 2, destinations: 1 },
  ],
  [
    "another machine has one address",
    { connections: 200_000, addressed: 200_000 },
    false,
    { processes: 12, destinations: 1 },
  ],
])("%s", (_, part, canFanOut, expected) => {
  expect(toLayout({ ...demand, ...part }, machine, { canFanOut })).toEqual(expected);
});

describe("a plan that this machine cannot send is refused with the way out", () => {
  test.each<
    [string, Partial<Demand>, Partial<Machine>, { canFanOut?: boolean; deaf?: string[] }, RegExp]
  >([
    [
      "too few processes",
      { connections: 50_000, addressed: 50_000, processes: 2 },
      {},
      {},
      /50,000 connections in 2 processes are 25,000 each, and a process may have 20,000 open files: use --processes 3, or raise the limit with ulimit -n\.$/,
    ],
    [
      "no addresses to spread over",
      { connections: 20_000, addressed: 20_000 },
      {},
      { canFanOut: false },
      /20,000 connections need more ports than there are: about 11,292 fit\. Use fewer --visitors, give the target as 127\.0\.0\.1 with a server that listens on 0\.0\.0\.0, or widen the range/,
    ],
    [
      "a server that listens on one address",
      { connections: 20_000, addressed: 20_000 },
      {},
      { deaf: ["127.0.0.2"] },
      /need 2 loopback addresses, and nothing listens on 127\.0\.0\.2 port 4321: let the server listen on 0\.0\.0\.0, or use at most 11,292 --visitors\.$/,
    ],
    [
      "more than all addresses",
      { connections: 900_000, addressed: 900_000 },
      { freeBytes: 1e12 },
      {},
      /900,000 connections need more ports than there are: about 361,344 fit/,
    ],
    [
      "no memory",
      { connections: 20_000, addressed: 20_000 },
      { freeBytes: 3e8 },
      {},
      /20,000 connections take about 507\.7 MB of memory, kernel included, and 300\.0 MB are free/,
    ],
    [
      "ports still in use",
      {},
      { waitingPorts: 20_000 },
      {},
      /20,000 ports still wait after an earlier run \(TIME_WAIT\): begin again in a minute/,
    ],
  ])("%s", (_, wants, has, { canFanOut = true, deaf = [] }, message) => {
    const asked = { ...demand, ...wants };
    const layout = toLayout(asked, machine, { canFanOut });
    const obstacles = findObstacles(
      asked,
      layout,
      { ...machine, ...has },
      { canFanOut, deaf, port: 4321 },
    );
    expect(obstacles).toEqual([expect.stringMatching(message)]);
  });

  test("and one that it can is not", () => {
    const asked = { ...demand, connections: 200_000, addressed: 200_000 };
    const layout = toLayout(asked, machine, { canFanOut: true });
    expect(
      findObstacles(asked, layout, machine, { canFanOut: true, deaf: [], port: 4321 }),
    ).toEqual([]);
  });
});

test("the target's own address comes first", () => {
  expect(toHosts("127.0.0.1", 3)).toEqual(["127.0.0.1", "127.0.0.2", "127.0.0.3"]);
  expect(toHosts("127.0.0.9", 2)).toEqual(["127.0.0.9", "127.0.0.1"]);
  expect(toHosts("::1", 1)).toEqual(["::1"]);
});
