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
const usuallyCompilingMs = 20_000;

/**
 * Has the same threads, after `compilingMs`, wait for a core that nobody else wants: by then only a flood makes something new
 * worth compiling, and a thread that has its turn keeps it for 2 to 4 ms while pages wait.
 */
export function putHelpersAsideLater(
  pid: number,
  { enterThread }: IdleClass,
  compilingMs = usuallyCompilingMs,
): void {
  setTimeout(() => forEachHelper(pid, enterThread), compilingMs).unref();
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
