import { expect, test } from "vitest";
import { EXIT_CODES, toVerdict } from "../../src/surge/verdict.ts";
import type { Health } from "../../src/surge/verdict.ts";

const healthy: Health = {
  stopped: false,
  guard: null,
  latenessP99Ms: 2,
  latenessBoundMs: 50,
  notSent: 0,
  requests: 10,
  command: "run",
  faults: [],
};
const limit = (held: boolean): Parameters<typeof toVerdict>[0] => [
  { text: "errors <= 0", value: held ? 0 : 1, unit: "count", held, worstAtSecond: null },
];

test.each<[string, Partial<Health>, boolean, string, number]>([
  ["every limit held", {}, true, "held", 0],
  ["a limit failed", {}, false, "failed", 1],
  ["the lab was late, so that nothing failed", { latenessP99Ms: 51 }, false, "invalid", 2],
  ["the lab was late, so that nothing held", { latenessP99Ms: 51 }, true, "invalid", 2],
  ["this machine ran out of ports", { notSent: 1 }, false, "invalid", 2],
  ["nothing was sent", { requests: 0 }, true, "invalid", 2],
  ["a process of the lab broke", { faults: ["One ended."] }, true, "invalid", 2],
  ["a guard stopped it", { stopped: true, guard: "Too many errors." }, true, "stopped", 3],
  ["a person stopped it", { stopped: true, latenessP99Ms: 51 }, false, "stopped", 3],
])("%s", (_, part, held, outcome, exitCode) => {
  const verdict = toVerdict(limit(held), { ...healthy, ...part });
  expect([verdict.outcome, EXIT_CODES[verdict.outcome]]).toEqual([outcome, exitCode]);
});

test("an invalid run says why and what to do", () => {
  expect(toVerdict([], { ...healthy, latenessP99Ms: 81.4, notSent: 7 }).reasons).toEqual([
    'This machine ran out of ports or open files 7 times; use fewer --visitors, or raise "ulimit -n" and net.ipv4.ip_local_port_range.',
    "The lab was late itself: 1 request in 100 left more than 81 ms after it was due (bound: 50 ms). Use fewer --visitors, or free a core for the lab.",
  ]);
});

test("a replay has other advice", () => {
  const health = { ...healthy, command: "replay" as const, latenessP99Ms: 81, requests: 0 };
  expect(toVerdict([], health).reasons).toEqual([
    "Nothing was sent, so nothing was measured; the log needs lines in combined format or JSON whose method is GET or HEAD.",
    "The lab was late itself: 1 request in 100 left more than 81 ms after it was due (bound: 50 ms). Use a lower --speed, or free a core for the lab.",
  ]);
});
