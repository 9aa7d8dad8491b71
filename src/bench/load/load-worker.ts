import { createClosedLoop } from "./closed-loop.ts";
import type { LoadOrder, LoadReport } from "./load-messages.ts";

// The process of the load generator: its own CPU time is nobody's figure.
const loop = createClosedLoop();
const tell = (report: LoadReport): void => void process.send?.(report);
let underWay = false;

/**
 * Keeps this process from sleeping while an order is under way: to wake a sleeper costs the one who writes to it as much as a
 * third of a page, and the faster the server, the more often it would pay.
 */
function stayAwake(): void {
  if (underWay) setImmediate(stayAwake);
}

process.on("message", async (order: LoadOrder) => {
  underWay = true;
  stayAwake();
  try {
    await loop.carryOut(order);
    tell({ kind: "done" });
  } catch (error) {
    tell({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
  } finally {
    underWay = false;
  }
});
