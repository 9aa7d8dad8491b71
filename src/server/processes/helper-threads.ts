import { readFileSync, readdirSync } from "node:fs";
import { setPriority } from "node:os";
import type { IdleClass } from "./idle-class.ts";

/**
 * Has V8's own threads in a process, which compile what is used often, take turns with others only seldom: a worker that starts
 * has much to compile while another serves pages. Nothing happens where threads have no priority of their own.
 */
export function putHelpersLast(pid: number): void {
  forEachHelper(pid, (id) => setPriority(id, 19));
}

/** So long a worker compiles what its pages need; at a busy start it must come to an end with that. */
const compilingMs = 20_000;
/** Event-loop utilisation below which helpers step aside, and from which they take turns again. */
const aside = { below: 0.7, until: 0.85 };

/** V8's own threads in one worker, as its load asks for. */
export interface Helpers {
  /** To be told how busy the worker's event loop is, now and then. */
  hear(utilization: number): void;
}

/**
 * Has the same threads wait for a core that nobody else wants, once the pages are compiled: by then only a flood makes something
 * new worth compiling, and a thread that has its turn keeps it for 2 to 4 ms while pages wait. A worker that is busy all the
 * time leaves no such core; there they take their turns, since code that is never compiled costs more than it.
 */
export function mindHelpers(
  pid: number,
  { enterThread, leaveThread }: IdleClass,
  now: () => number,
): Helpers {
  const startedMs = now();
  let areAside = false;
  return {
    hear(utilization) {
      const shouldBe =
        now() - startedMs >= compilingMs && utilization < (areAside ? aside.until : aside.below);
      if (shouldBe === areAside) return;
      areAside = shouldBe;
      forEachHelper(pid, areAside ? enterThread : leaveThread);
    },
  };
}

/** On Linux a thread is scheduled for itself, and its id serves like that of a process (sched(7), proc(5)). */
function forEachHelper(pid: number, put: (id: number) => void): void {
  try {
    const threads = `/proc/${pid}/task`;
    for (const id of readdirSync(threads)) {
      const name = readFileSync(`${threads}/${id}/comm`, "utf8").trim();
      if (name === "node-V8Worker") put(Number(id));
    }
  } catch {
    // There is no such folder, or no longer.
  }
}
