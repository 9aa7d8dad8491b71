import { setPriority } from "node:os";

/** Puts this load before everybody on its core. Only some users may; then the lateness tells how long it waited. */
export function comeFirst(niceness: -10 | -15): void {
  try {
    setPriority(niceness);
  } catch {
    // It goes on as everybody does.
  }
}
