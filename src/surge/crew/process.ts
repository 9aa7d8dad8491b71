import { setPriority } from "node:os";
import type { Order, Report } from "./job.ts";
import { createWorker } from "./worker.ts";

/** Above what runs on the same machine, the site included: a lab that waits for a core measures its own wait. */
const higherPriority = -10;
try {
  setPriority(higherPriority);
} catch {
  // Only some users may; the lateness in the results tells whether it mattered.
}

// What a forked process runs. It ends with its channel: when the lab has gone, nobody wants its load any more.
const tell = (report: Report): void => {
  process.send?.(report);
};
const take = createWorker(tell);
process.on("message", (order: Order) => {
  take(order).catch((error: Error) =>
    tell({ kind: "fault", message: error.stack ?? error.message }),
  );
});
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
// Ctrl-C reaches every process of a terminal; the lab says when to stop.
process.on("SIGINT", () => {});
