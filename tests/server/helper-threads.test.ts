import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { mindHelpers, putHelpersLast } from "../../src/server/processes/helper-threads.ts";
import { findIdleClass } from "../../src/server/processes/idle-class.ts";

const isLinux = existsSync("/proc/self/task");
const idleClass = findIdleClass();
/** Policies of sched(7), as proc(5) numbers them. */
const [taking, idle] = [0, 5];

/** A process of node that waits. */
async function startWaiting(): Promise<number> {
  const waiting = spawn(process.execPath, [
    "--eval",
    "console.log('here'); setInterval(() => {}, 60_000)",
  ]);
  onTestFinished(() => void waiting.kill());
  await once(waiting.stdout, "data");
  return waiting.pid ?? 0;
}

/** The different ways in which threads of a name are scheduled (proc(5), stat: niceness is the 19th field, the policy the 41st). */
function waysOf(pid: number, name: string): { niceness: number; policy: number }[] {
  const ways = readdirSync(`/proc/${pid}/task`)
    .map(
      (id) => readFileSync(`/proc/${pid}/task/${id}/stat`, "utf8").split(") ") as [string, string],
    )
    .filter(([before]) => before.endsWith(`(${name}`))
    .map(([, after]) => after.split(" "))
    .map((fields) => ({ niceness: Number(fields[16]), policy: Number(fields[38]) }));
  return [...new Map(ways.map((way) => [JSON.stringify(way), way])).values()];
}

test.skipIf(!isLinux)("threads that compile come last; the one that answers does not", async () => {
  const pid = await startWaiting();
  const before = waysOf(pid, "node-MainThread");
  putHelpersLast(pid);
  expect(waysOf(pid, "node-V8Worker")).toEqual([{ niceness: 19, policy: taking }]);
  expect(waysOf(pid, "node-MainThread")).toEqual(before);
});

test.runIf(isLinux && idleClass.prefix[0] === "chrt")(
  "once the pages are compiled they wait for a core that nobody wants, unless the worker leaves none",
  async () => {
    const pid = await startWaiting();
    putHelpersLast(pid);
    const before = waysOf(pid, "node-MainThread");
    let nowMs = 0;
    const helpers = mindHelpers(pid, idleClass, () => nowMs);
    const wayAt = (utilization: number) => {
      helpers.hear(utilization);
      return waysOf(pid, "node-V8Worker");
    };
    const [takingTurns, standingAside] = [
      [{ niceness: 19, policy: taking }],
      [{ niceness: 19, policy: idle }],
    ];
    expect(wayAt(0.1)).toEqual(takingTurns);
    nowMs = 20_000;
    expect(wayAt(0.7)).toEqual(takingTurns);
    expect(wayAt(0.69)).toEqual(standingAside);
    expect(wayAt(0.84)).toEqual(standingAside);
    expect(wayAt(0.85)).toEqual(takingTurns);
    expect(wayAt(0.7)).toEqual(takingTurns);
    expect(wayAt(0.1)).toEqual(standingAside);
    expect(waysOf(pid, "node-MainThread")).toEqual(before);
  },
);

test("a process that has ended meanwhile is nobody's concern", async () => {
  const ended = spawn(process.execPath, ["--version"]);
  await once(ended, "exit");
  const helpers = mindHelpers(ended.pid ?? 0, idleClass, () => performance.now());
  expect(() => putHelpersLast(ended.pid ?? 0)).not.toThrow();
  expect(() => helpers.hear(0)).not.toThrow();
});
