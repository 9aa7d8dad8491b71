import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { treeCpuUs } from "../process-tree.ts";

/** What the machine did between two moments, in microseconds of CPU time. */
interface Spent {
  /** By everybody, time that a host gave to other machines included. */
  busyUs: number;
  /** By this program and what it started. */
  ownUs: number;
}

/** Clock ticks per second in /proc/stat: 100 on every Linux that Node supports (proc_stat(5)). */
const ticksPerSecond = 100;

/** Of the first line of /proc/stat, what was not idle: the fields user, nice, system, irq, softirq and steal (proc_stat(5)). */
export function parseBusyUs(text: string): number {
  const [head, user, nice, system, , , irq, softirq, steal] = (text.split("\n")[0] ?? "").split(
    /\s+/,
  );
  const ticks = [user, nice, system, irq, softirq, steal].reduce(
    (sum, each) => sum + Number(each),
    0,
  );
  if (head !== "cpu" || Number.isNaN(ticks))
    throw new Error(`Not a /proc/stat: ${text.slice(0, 80)}`);
  return (ticks * 1_000_000) / ticksPerSecond;
}

/** The share of all cores, 0 to 1, that others used in the time. */
export function toOthersShare(spent: Spent, elapsedUs: number, cores: number): number {
  const share = (spent.busyUs - spent.ownUs) / (elapsedUs * cores);
  return Math.min(1, Math.max(0, share));
}

/** Begins to watch. What it gives tells the share that others used since then; 0 where the system does not say (not Linux). */
export function watchOthers(): () => number {
  const before = look();
  const beforeMs = performance.now();
  return () => {
    const after = look();
    if (before === null || after === null) return 0;
    const spent = {
      busyUs: after.busyUs - before.busyUs,
      ownUs: after.ownUs - before.ownUs,
    };
    return toOthersShare(spent, (performance.now() - beforeMs) * 1000, cpus().length);
  };
}

function look(): Spent | null {
  if (process.platform !== "linux") return null;
  return {
    busyUs: parseBusyUs(readFileSync("/proc/stat", "utf8")),
    ownUs: treeCpuUs(process.pid),
  };
}
