import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const isLinux = existsSync("/proc/self/task");

/** Prints each thread's name and niceness (proc(5), stat: the 19th field). */
const program = `
import { readdirSync, readFileSync } from "node:fs";
import { putHelperThreadsLast } from ${JSON.stringify(resolve("src/server/processes/helper-threads.ts"))};
putHelperThreadsLast();
const threads = readdirSync("/proc/self/task").map((id) => {
  const [before, after] = readFileSync("/proc/self/task/" + id + "/stat", "utf8").split(") ");
  return [before.split("(")[1], Number(after.split(" ")[16])];
});
console.log(JSON.stringify(threads));`;

test.skipIf(!isLinux)("threads that compile come last; the one that answers does not", () => {
  const out = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    encoding: "utf8",
  });
  const threads = JSON.parse(out) as [name: string, niceness: number][];
  const nicenessOf = (wanted: string) =>
    new Set(threads.filter(([name]) => name === wanted).map(([, niceness]) => niceness));
  expect(nicenessOf("node-V8Worker")).toEqual(new Set([19]));
  expect(nicenessOf("node-MainThread").has(19)).toBe(false);
});
