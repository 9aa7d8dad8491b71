import { spawnSync } from "node:child_process";

/**
 * The words before a command that put it into the scheduler's idle class (SCHED_IDLE, sched(7)): it gets a core that nobody else
 * wants, and work that wakes up takes a core with only such a process on it for a free one. To `nice` it does not: with a worker
 * of nice 19 on one core, both static workers were left to share the other. Where `chrt` (util-linux) is missing or may not,
 * `nice` has to do.
 */
export function toIdleClass(): readonly string[] {
  const idle = ["chrt", "--idle", "0"];
  const [program = "", ...words] = [...idle, process.execPath, "--version"];
  return spawnSync(program, words).status === 0 ? idle : ["nice", "-n", "19"];
}
