import { rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startLoopMeter } from "../meter/event-loop.ts";
import type { DynamicWorkerOrders } from "./worker-messages.ts";
import { askInbox } from "./ask-inbox.ts";
import { dist, readOrders, tellSupervisor } from "./worker-messages.ts";

const orders = readOrders<DynamicWorkerOrders>();

// Only this file knows Astro's entry; it must not be bundled or moved (it finds its folder from its own place).
const { handler } = (await import(
  pathToFileURL(join(process.cwd(), dist, "site", "server", "entry.mjs")).href
)) as { handler: RequestListener };

const server = createServer(handler);
// A worker that was killed leaves its socket behind, and nobody could listen there again.
rmSync(orders.socketPath, { force: true });
// The first question to the inbox also reads what the tools answer from, so that no visitor waits for it.
server.listen(orders.socketPath, () => {
  void tellOfInbox().then(() => tellSupervisor({ kind: "ready", build: "" }));
});

const askEveryMs = 5000;
async function tellOfInbox(): Promise<void> {
  const facts = await askInbox(orders.socketPath);
  if (facts !== null) tellSupervisor({ kind: "inbox", facts });
  setTimeout(() => void tellOfInbox(), askEveryMs).unref();
}

const loop = startLoopMeter();
const tellEveryMs = 1000;
setInterval(() => tellSupervisor({ kind: "loop", loop: loop.highest() }), tellEveryMs).unref();

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  const force = setTimeout(() => server.closeAllConnections(), orders.drainMs);
  server.close(() => {
    clearTimeout(force);
    process.disconnect?.();
  });
  server.closeIdleConnections();
}
process.on("SIGTERM", stop);
process.on("disconnect", stop);
process.on("SIGINT", () => {});
