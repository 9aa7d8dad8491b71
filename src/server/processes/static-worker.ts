import { mkdirSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { openAccessLog } from "../log/access-log.ts";
import { languageOfAddress } from "../../guidance/language.ts";
import { clientAddress, edgeHeader, parsePeers } from "../connections/client-address.ts";
import { createDynamicCaller } from "../dynamic/call.ts";
import { toClientKey } from "../dynamic/client-key.ts";
import { createDesk } from "../dynamic/desk.ts";
import { createRateLimit } from "../dynamic/rate.ts";
import { classNumber, createCounters, shedNumber } from "../meter/counters.ts";
import { startLoopMeter } from "../meter/event-loop.ts";
import { createVisitorHashes } from "../meter/visitor-hash.ts";
import { toCountryNumber, toVisitorLabel } from "../meter/visitor-label.ts";
import { createVisitors } from "../meter/visitors.ts";
import type { WorkerSnapshot } from "../meter/worker-snapshot.ts";
import { answerSnapshots, sendSnapshot } from "../meter/worker-snapshot.ts";
import { openFileLimit } from "../connections/open-file-limit.ts";
import { createPseudonyms } from "../log/pseudonym.ts";
import { loadTable, readTable } from "../answer/ready-table.ts";
import { createStaticServer } from "../static-server.ts";
import { toLogLine } from "../log/to-log-line.ts";
import { putHelpersLast } from "./helper-threads.ts";
import type { StaticWorkerOrders, ToStaticWorker } from "./worker-messages.ts";
import { dist, readOrders, tellSupervisor } from "./worker-messages.ts";

putHelpersLast(process.pid);
const orders = readOrders<StaticWorkerOrders>();
const peers = parsePeers(orders.trustedPeers);
const key = Buffer.from(orders.logKey, "hex");
const pseudonym = createPseudonyms(key);
const visitorHash = createVisitorHashes(key);
const counters = createCounters();
const visitors = createVisitors();
const loop = startLoopMeter();
const utilization = () => loop.latest().utilisation;
let { surge, socketPath } = orders;

if (orders.accessLog) mkdirSync(orders.dataFolder, { recursive: true });
const log = orders.accessLog ? openAccessLog(join(orders.dataFolder, "access.log")) : null;
const table = readTable(dist, orders);
const client = (request: IncomingMessage) =>
  clientAddress(request, { header: orders.clientHeader, peers });

const callDynamic = createDynamicCaller(() => socketPath, orders.dynamicDeadlineMs);

const desk = createDesk({
  async call(work) {
    counters.dynamicStarted();
    const answer = await callDynamic(work);
    counters.dynamicEnded();
    return answer;
  },
  rate: createRateLimit(),
  clientKey: (request) => toClientKey(client(request)),
  load: () => ({ surge, utilization: utilization() }),
  onShed: (reason) => counters.shed(shedNumber[reason]),
  now: () => performance.now(),
  random: Math.random,
});

const site = createStaticServer({
  table,
  desk: desk.answer,
  onAnswer(answered) {
    const { request, ask, reply } = answered;
    const nowMs = Date.now();
    counters.request(reply.ofClass, reply.status, reply.encoding, reply.body?.length ?? 0);
    // People, not probes: pages that were sent, or that a browser still had.
    if (reply.ofClass === classNumber.page) {
      const { high, low } = visitorHash(client(request));
      const country = toCountryNumber(edgeHeader(request, orders.countryHeader, peers));
      visitors.see(high, low, toVisitorLabel(languageOfAddress(ask.address), country), nowMs);
    }
    log?.line(toLogLine(answered, pseudonym(client(request), nowMs), nowMs));
  },
  onRefusedConnection: counters.connectionDropped,
  now: () => performance.now(),
  fileLimit: openFileLimit(),
  keepAliveMs: orders.keepAliveMs,
});
site.setSurge(surge);

const takeSnapshot = (): WorkerSnapshot => ({
  counters: counters.snapshot({
    connections: site.openConnections(),
    logLinesDropped: log?.dropped ?? 0,
  }),
  visitors: visitors.snapshot(Date.now()),
  loop: loop.highest(),
});
answerSnapshots(process, takeSnapshot);

let loading = Promise.resolve();
async function load(): Promise<void> {
  const next = await loadTable(dist, orders);
  site.useTable(next);
  tellSupervisor({ kind: "loaded", build: next.build });
}

process.on("message", (message: ToStaticWorker) => {
  if (message.kind === "dynamic-ready") {
    socketPath = message.path;
    desk.tryAgain();
  } else if (message.kind === "surge") {
    surge = message.on;
    site.setSurge(surge);
  } else if (message.kind === "load") {
    // One after another, so that the newest is the one that stays.
    loading = loading.then(load);
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
    const closed = log?.close() ?? Promise.resolve();
    void closed
      .then(() => sendSnapshot(process, takeSnapshot()))
      .then(() => process.disconnect?.());
  });
}
process.on("SIGTERM", stop);
process.on("disconnect", stop);
// A terminal sends this to every process of the group; only the supervisor decides.
process.on("SIGINT", () => {});
