import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openAccessLog } from "./access-log.ts";
import { createDynamicCaller } from "./dynamic-call.ts";
import { createPseudonyms } from "./pseudonym.ts";
import { readTable } from "./ready-table.ts";
import { createStaticServer } from "./static-server.ts";
import { openFileLimit } from "./open-file-limit.ts";
import type { StaticWorkerOrders } from "./worker-orders.ts";
import { dist, readOrders, tellSupervisor } from "./worker-orders.ts";

const orders = readOrders<StaticWorkerOrders>();
const table = readTable(dist);
if (orders.accessLog) mkdirSync(orders.dataFolder, { recursive: true });
const log = orders.accessLog ? openAccessLog(join(orders.dataFolder, "access.log")) : null;
const { server, drain } = createStaticServer({
  table,
  callDynamic: createDynamicCaller(orders.socketPath, orders.dynamicDeadlineMs),
  log,
  pseudonym: createPseudonyms(Buffer.from(orders.logKey, "hex")),
  random: Math.random,
  now: Date.now,
  maxConnections: Math.floor(openFileLimit() * 0.9),
});

// The kernel shares new connections among the workers; no worker waits for another (SO_REUSEPORT).
server.listen({ port: orders.port, host: orders.host, reusePort: true, backlog: 4096 }, () =>
  tellSupervisor({ kind: "ready", build: table.build }),
);

/** Kept-alive connections may bring one more request, and learn with its answer that it was the last. */
const idleGraceMs = 1000;

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  drain();
  const closeIdle = setTimeout(
    () => server.closeIdleConnections(),
    Math.min(idleGraceMs, orders.drainMs),
  );
  const force = setTimeout(() => server.closeAllConnections(), orders.drainMs);
  server.on("close", () => {
    clearTimeout(closeIdle);
    clearTimeout(force);
    (log?.close() ?? Promise.resolve()).then(() => process.disconnect?.());
  });
}
process.on("SIGTERM", stop);
process.on("disconnect", stop);
// A terminal sends this to every process of the group; only the supervisor decides.
process.on("SIGINT", () => {});
