import { expect, test } from "vitest";
import { parseLimit } from "../../src/surge/limits.ts";
import type { Figures, Limit } from "../../src/surge/limits.ts";
import { EXIT_CODES, toVerdict } from "../../src/surge/verdict.ts";
import type { Health } from "../../src/surge/verdict.ts";

const healthy: Health = {
  stopped: false,
  latenessP99Ms: 2,
  latenessBoundMs: 50,
  notSent: 0,
  command: "run",
};
const limits = [parseLimit("errors <= 0") as Limit];

test.each<[string, Partial<Health>, { requests: number; errors: number }, string, number]>([
  ["every limit held", {}, { requests: 10, errors: 0 }, "held", 0],
  ["a limit failed", {}, { requests: 10, errors: 1 }, "failed", 1],
  [
    "the lab was late, so that nothing failed",
    { latenessP99Ms: 51 },
    { requests: 10, errors: 1 },
    "invalid",
    2,
  ],
  [
    "the lab was late, so that nothing held",
    { latenessP99Ms: 51 },
    { requests: 10, errors: 0 },
    "invalid",
    2,
  ],
  ["this machine ran out of ports", { notSent: 1 }, { requests: 10, errors: 1 }, "invalid", 2],
  ["nothing was sent", {}, { requests: 0, errors: 0 }, "invalid", 2],
  [
    "a person stopped it",
    { stopped: true, latenessP99Ms: 51 },
    { requests: 10, errors: 1 },
    "stopped",
    3,
  ],
])("%s", (_, part, counts, outcome, exitCode) => {
  const figures = (): Figures => ({
    ...counts,
    maxMs: 0,
    percentileMs: () => 0,
  });
  const verdict = toVerdict(limits, figures, { ...healthy, ...part });
  expect([verdict.outcome, EXIT_CODES[verdict.outcome]]).toEqual([outcome, exitCode]);
});

test("an invalid run says why and what to do", () => {
  const figures = (): Figures => ({
    requests: 9,
    errors: 0,
    maxMs: 0,
    percentileMs: () => 0,
  });
  const { reasons } = toVerdict([], figures, { ...healthy, latenessP99Ms: 81.4, notSent: 7 });
  expect(reasons).toEqual([
    'This machine ran out of ports or open files 7 times; use fewer --visitors, or raise "ulimit -n" and net.ipv4.ip_local_port_range.',
    "The lab was late itself: 1 request in 100 left more than 81 ms after it was due (bound: 50 ms). Use fewer --visitors, or free a core for the lab.",
  ]);
});

test("a replay has other advice", () => {
  const figures = (): Figures => ({ requests: 0, errors: 0, maxMs: 0, percentileMs: () => 0 });
  const { reasons } = toVerdict([], figures, { ...healthy, command: "replay", latenessP99Ms: 81 });
  expect(reasons).toEqual([
    "Nothing was sent, so nothing was measured; the log needs lines in combined format whose method is GET or HEAD.",
    "The lab was late itself: 1 request in 100 left more than 81 ms after it was due (bound: 50 ms). Use a lower --speed, or free a core for the lab.",
  ]);
});
