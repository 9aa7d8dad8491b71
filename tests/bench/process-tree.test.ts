import { describe, expect, test } from "vitest";
import {
  parseStat,
  selectTree,
  treeCpuUs,
  workerMemoryBytes,
} from "../../src/bench/process-tree.ts";

/** Fields 3 to 15 of proc_pid_stat(5): state, parent, eleven others, of which the last two are user and system ticks. */
const rest = "S 41 7 7 0 -1 4194560 900 0 0 0 123 45 0 0 20 0 7 0 100";

describe("a line of /proc/PID/stat", () => {
  test.each([
    ["empty", ""],
    ["without a name", "12 S 1"],
    ["cut off", "12 (node) S 1 2"],
  ])("%s is refused", (_about, line) => {
    expect(() => parseStat(line)).toThrow(/Not a line of/);
  });

  test.each([
    ["a plain name", "42 (node)"],
    ["a name with spaces", "42 (nginx: worker)"],
    ["a name with brackets", "42 (a) (b)) 1)"],
  ])("%s", (_about, start) => {
    expect(parseStat(`${start} ${rest}`)).toEqual({ parent: 41, cpuUs: 1_680_000 });
  });
});

describe("the tree of a process", () => {
  const of = (parent: number) => ({ parent, cpuUs: 1 });
  const all = new Map([
    [1, of(0)],
    [10, of(1)],
    [11, of(10)],
    [12, of(11)],
    [20, of(1)],
  ]);

  test.each([
    ["a process that has ended", 99, []],
    ["one without children", 20, [20]],
    ["one with grandchildren", 10, [10, 11, 12]],
  ])("%s", (_about, root, expected) => {
    expect([...selectTree(all, root).keys()].toSorted((a, b) => a - b)).toEqual(expected);
  });
});

describe.runIf(process.platform === "linux")("this very process", () => {
  test("has used time, and no more than the kernel tells Node", () => {
    const usedUs = treeCpuUs(process.pid);
    expect(usedUs).toBeGreaterThan(0);
  });

  test("has memory; a worker that is not there is named", () => {
    expect(workerMemoryBytes(process.pid, "")).toBeGreaterThan(1024 * 1024);
    expect(() => workerMemoryBytes(process.pid, "no-such-worker")).toThrow(/no-such-worker/);
  });
});
