import { readFileSync } from "node:fs";

/** Clock ticks per second in /proc/PID/stat: 100 on every Linux that Node supports (`man 7 time`). */
const TICK_MS = 10;

/** CPU time of all children that this process has waited for, with theirs, in milliseconds: in steps of 10. */
export function readChildrenMs(): number {
  return parseChildrenMs(readFileSync("/proc/self/stat", "latin1"));
}

/** The same from the line of any process: `cutime` and `cstime` (proc_pid_stat(5)). Throws when it is none. */
export function parseChildrenMs(line: string): number {
  // The name stands in brackets and may itself hold brackets and spaces.
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[13]) + Number(fields[14]);
  if (Number.isNaN(ticks)) throw new Error(`Not a line of /proc/PID/stat: ${line}`);
  return ticks * TICK_MS;
}
