import { readdirSync, readFileSync } from "node:fs";
import { setPriority } from "node:os";

const threads = "/proc/self/task";

/**
 * Has V8's own threads, which compile what is used often, take turns with others only seldom: when a flood makes new code hot,
 * they would hold a core for 2 to 5 ms at a time while pages wait for it. Priorities are a thread's own on Linux
 * (setpriority(2)); elsewhere nothing happens.
 */
export function putHelperThreadsLast(): void {
  for (const id of readThreadIds()) {
    const name = readFileSync(`${threads}/${id}/comm`, "utf8").trim();
    if (name === "node-V8Worker") setPriority(id, 19);
  }
}

function readThreadIds(): number[] {
  try {
    return readdirSync(threads).map(Number);
  } catch {
    return [];
  }
}
