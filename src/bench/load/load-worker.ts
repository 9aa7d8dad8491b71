import { createClosedLoop } from "./closed-loop.ts";
import type { LoadOrder, LoadReport } from "./load-messages.ts";

// The process of the load generator: its own CPU time is nobody's figure.
const loop = createClosedLoop();
const tell = (report: LoadReport): void => void process.send?.(report);

process.on("message", (order: LoadOrder) => {
  loop.carryOut(order).then(
    () => tell({ kind: "done" }),
    (error: Error) => tell({ kind: "failed", why: error.message }),
  );
});
