import { spawnSync } from "node:child_process";
import { setPriority } from "node:os";

/**
 * The scheduler's idle class (SCHED_IDLE, sched(7)): whoever is in it gets a core that nobody else wants, and work that wakes up
 * takes a core with only such a process on it for a free one. To `nice` it does not: with a worker of nice 19 on one core, both
 * static workers were left to share the other. Where `chrt` (util-linux) is missing or may not, `nice` has to do.
 */
export interface IdleClass {
  /** The words before a command that is to be in it from its first instruction on. */
  prefix: readonly string[];
  /** Puts a process that runs into it, with all its threads. */
  enter(pid: number): void;
  /** Puts one thread of a process into it. */
  enterThread(id: number): void;
  /** Has it take turns with others again. */
  leaveThread(id: number): void;
}

/** The words before a command that may take turns with others, but seldom. */
export const leastPriority = ["nice", "-n", "19"];

const idle = ["chrt", "--idle", "0"];

/** What of it can be had here. */
export function findIdleClass(): IdleClass {
  if (!succeeds([...idle, process.execPath, "--version"])) {
    const enter = (id: number) => setPriority(id, 19);
    return { prefix: leastPriority, enter, enterThread: enter, leaveThread: () => {} };
  }
  return {
    prefix: idle,
    enter: (pid) => void succeeds(["chrt", "--idle", "--all-tasks", "--pid", "0", String(pid)]),
    enterThread: (id) => void succeeds(["chrt", "--idle", "--pid", "0", String(id)]),
    leaveThread: (id) => void succeeds(["chrt", "--other", "--pid", "0", String(id)]),
  };
}

function succeeds([program = "", ...words]: readonly string[]): boolean {
  return spawnSync(program, words).status === 0;
}
