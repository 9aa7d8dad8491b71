import type { Order, Report } from "./job.ts";
import { createWorker } from "./worker.ts";

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
