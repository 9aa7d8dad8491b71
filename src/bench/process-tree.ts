import { readdirSync, readFileSync } from "node:fs";

/** What the kernel says of one process. */
export interface ProcessStat {
  parent: number;
  /** User and system time of all its threads, in microseconds. */
  cpuUs: number;
}

/** Clock ticks per second in /proc/PID/stat: 100 on every Linux that Node supports (proc_pid_stat(5), `man 7 time`). */
const ticksPerSecond = 100;

/** A line of /proc/PID/stat. The name stands in brackets and may itself hold brackets and spaces (proc_pid_stat(5)). */
export function parseStat(line: string): ProcessStat {
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
  if (parent === undefined || user === undefined || system === undefined || Number.isNaN(system))
    throw new Error(`Not a line of /proc/PID/stat: ${line}`);
  return { parent, cpuUs: ((user + system) * 1_000_000) / ticksPerSecond };
}

/** CPU time that the process and its living descendants have used, in microseconds, in steps of 10 ms. */
export function treeCpuUs(root: number): number {
  let sumUs = 0;
  for (const { cpuUs } of readTree(root).values()) sumUs += cpuUs;
  return sumUs;
}

/** Resident memory in bytes of the descendant whose command line holds `mark`. Throws when there is none. */
export function workerMemoryBytes(root: number, mark: string): number {
  for (const pid of readTree(root).keys()) {
    const words = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    if (!words.includes(mark)) continue;
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) * 1024;
  }
  throw new Error(`Process ${root} has no descendant called ${mark}`);
}

function readTree(root: number): Map<number, ProcessStat> {
  const all = new Map<number, ProcessStat>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      all.set(Number(name), parseStat(readFileSync(`/proc/${name}/stat`, "latin1")));
    } catch {
      // It ended between the listing and the reading.
    }
  }
  return selectTree(all, root);
}

/** The processes that are `root` or descend from it. */
export function selectTree(
  all: ReadonlyMap<number, ProcessStat>,
  root: number,
): Map<number, ProcessStat> {
  const tree = new Map<number, ProcessStat>();
  const add = (pid: number): void => {
    const stat = all.get(pid);
    if (stat === undefined || tree.has(pid)) return;
    tree.set(pid, stat);
    for (const [other, { parent }] of all) if (parent === pid) add(other);
  };
  add(root);
  return tree;
}
