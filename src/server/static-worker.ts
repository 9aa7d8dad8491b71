import { mkdirSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { openAccessLog } from "./access-log.ts";
import { clientAddress, parsePeers } from "./client-address.ts";
import { createDynamicCaller } from "./dynamic/call.ts";
import { toClientKey } from "./dynamic/client-key.ts";
import { createDesk } from "./dynamic/desk.ts";
import { createRateLimit } from "./dynamic/rate.ts";
import { createLoopLoad } from "./loop-load.ts";
import { openFileLimit } from "./open-file-limit.ts";
import { createPseudonyms } from "./pseudonym.ts";
import { readTable } from "./ready-table.ts";
import { createStaticServer } from "./static-server.ts";
import { toLogLine } from "./to-log-line.ts";
import type { StaticWorkerOrders, ToStaticWorker } from "./worker-messages.ts";
import { dist, readOrders, tellSupervisor } from "./worker-messages.ts";

const orders = readOrders<StaticWorkerOrders>();
const edge = { header: orders.clientHeader, peers: parsePeers(orders.trustedPeers) };
const pseudonym = createPseudonyms(Buffer.from(orders.logKey, "hex"));
const utilization = createLoopLoad();
let { surge, socketPath } = orders;

if (orders.accessLog) mkdirSync(orders.dataFolder, { recursive: true });
const log = orders.accessLog ? openAccessLog(join(orders.dataFolder, "access.log")) : null;
const table = readTable(dist, orders);
const client = (request: IncomingMessage) => clientAddress(request, edge);

const site = createStaticServer({
  table,
  desk: createDesk({
    call: createDynamicCaller(() => socketPath, orders.dynamicDeadlineMs),
    rate: createRateLimit(),
    clientKey: (request) => toClientKey(client(request)),
    load: () => ({ surge, utilization: utilization() }),
    onShed: () => {},
    now: () => performance.now(),
    random: Math.random,
  }),
  metrics: () => Promise.resolve(null),
  onAnswer(answered) {
    if (log === null) return;
    const nowMs = Date.now();
    log.line(toLogLine(answered, pseudonym(client(answered.request), nowMs), nowMs));
  },
  onRefusedConnection: () => {},
  now: () => performance.now(),
  fileLimit: openFileLimit(),
});
site.setSurge(surge);

process.on("message", (message: ToStaticWorker) => {
  if (message.kind === "socket") socketPath = message.path;
  else if (message.kind === "surge") {
    surge = message.on;
    site.setSurge(surge);
  } else if (message.kind === "load") {
    const next = readTable(dist, orders);
    site.useTable(next);
    tellSupervisor({ kind: "loaded", build: next.build });
  }
});

const statusEveryMs = 1000;
setInterval(
  () => tellSupervisor({ kind: "status", status: { utilization: utilization() } }),
  statusEveryMs,
).unref();

// The kernel shares new connections among the workers; no worker waits for another (SO_REUSEPORT).
site.server.listen({ port: orders.port, host: orders.host, reusePort: true, backlog: 4096 }, () =>
  tellSupervisor({ kind: "ready", build: table.build }),
);

/** Kept-alive connections may bring one more request, and learn with its answer that it was the last. */
const idleGraceMs = 1000;

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  site.drain();
  const { server } = site;
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
