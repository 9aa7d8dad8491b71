import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { putHelpersAsideLater, putHelpersLast } from "../../src/server/processes/helper-threads.ts";
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
  "once the pages are compiled, they wait for a core that nobody wants",
  async () => {
    const pid = await startWaiting();
    const before = waysOf(pid, "node-MainThread");
    putHelpersAsideLater(pid, idleClass, 0);
    await expect
      .poll(() => waysOf(pid, "node-V8Worker").map(({ policy }) => policy), { timeout: 10_000 })
      .toEqual([idle]);
    expect(waysOf(pid, "node-MainThread")).toEqual(before);
  },
);

test("a process that has ended meanwhile is nobody's concern", async () => {
  const ended = spawn(process.execPath, ["--version"]);
  await once(ended, "exit");
  expect(() => putHelpersLast(ended.pid ?? 0)).not.toThrow();
});
