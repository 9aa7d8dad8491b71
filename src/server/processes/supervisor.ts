import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refuseBuild } from "../../delivery/refuse-build.ts";
import { readStoredTable } from "../../delivery/stored-table.ts";
import type { Config } from "../config.ts";
import { requireFreePort } from "./free-port.ts";
import type { Helpers } from "./helper-threads.ts";
import { mindHelpers } from "./helper-threads.ts";
import { findIdleClass, leastPriority } from "./idle-class.ts";
import type { KeptProcess } from "./kept-process.ts";
import { createLastHeard } from "./last-heard.ts";
import { keepProcess } from "./kept-process.ts";
import { createCollector } from "../meter/collect.ts";
import type { LoopReading } from "../meter/event-loop.ts";
import type { InboxFacts } from "../meter/inbox-facts.ts";
import { createSiteMeter } from "../meter/site-meter.ts";
import { openWeekHistory } from "../meter/week-history-file.ts";
import type { WorkerStatus } from "./worker-messages.ts";
import { dist, toEnvironment } from "./worker-messages.ts";

/** A running site. */
export interface Supervisor {
  /** The build being served. */
  build(): string;
  /** Says, once it is known, whether forms can be sent. */
  forms: Promise<string>;
  /** Serves the build that is on disk now. Gives its id; rejects with the reason when it is refused and the old one stays. */
  load(): Promise<string>;
  /** Tells every static worker that the surge switch was thrown or released. */
  setSurge(on: boolean): void;
  /** Event-loop utilisation of the busiest static worker, as it last said. */
  utilization(): number;
  /** The text of `/metrics`. */
  metrics(): Promise<string>;
  /** Static workers finish their answers first, then the dynamic worker ends. */
  stop(): Promise<void>;
  /** Ends everything at once. */
  kill(): void;
}

/**
 * For static workers. Collecting on threads of its own, one worker takes the core of the other for milliseconds, and the larger
 * the young generation the longer each pause: with these, a page waits half as long in a flood, and costs no more in a calm
 * (`npm run bench -- faults`, `-- server`).
 */
const shortPauses = ["--single-threaded-gc", "--max-semi-space-size=2"];

/** The dynamic worker speaks every second. */
const dynamicSilentMs = 3000;
/** Of the inbox every five. */
const inboxSilentMs = 20_000;

/** Starts the static workers and the dynamic worker and keeps them running. Rejects when the port is taken or no worker starts. */
export async function supervise(config: Config, say: (line: string) => void): Promise<Supervisor> {
  await requireFreePort(config);
  mkdirSync(config.dataFolder, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), "freshet-"));
  const logKey = randomBytes(32).toString("hex");
  let served = readStoredTable(dist).table;
  let generation = 0;
  let surge = false;

  const dynamicLoop = createLastHeard<LoopReading>(dynamicSilentMs, () => performance.now());
  const inbox = createLastHeard<InboxFacts>(inboxSilentMs, () => performance.now());
  const socketPath = () => join(folder, `dynamic-${generation}.sock`);
  const idleClass = findIdleClass();
  let formsWereOpen = false;
  const startDynamicWorker = () => {
    const path = socketPath();
    return keepProcess({
      name: "dynamic worker",
      modulePath: join(import.meta.dirname, "dynamic-worker.ts"),
      // A form never takes a core from a page, nor does a worker that starts while there are readers. The first one may:
      // on a machine that is busy with something else it would not come to its end.
      prefix: () => (formsWereOpen ? idleClass.prefix : leastPriority),
      environment: () => ({
        FRESHET_DATA: config.dataFolder,
        ...toEnvironment({ socketPath: path, drainMs: config.drainMs }),
      }),
      onMessage(message) {
        if (message.kind === "loop") dynamicLoop.hear(message.loop);
        if (message.kind === "inbox") inbox.hear(message.facts);
      },
      onReady: () => tellAll({ kind: "dynamic-ready", path }),
      say,
    });
  };
  let dynamicWorker = startDynamicWorker();
  const statuses = new Map<number, WorkerStatus>();
  const helpers = new Map<number, Helpers>();
  const staticWorkers = Array.from({ length: config.workers }, (_, index) =>
    keepProcess({
      name: `static worker ${index + 1}`,
      modulePath: join(import.meta.dirname, "static-worker.ts"),
      nodeFlags: shortPauses,
      environment: () => toEnvironment({ ...config, socketPath: socketPath(), logKey, surge }),
      onMessage(message) {
        if (message.kind !== "status") return;
        statuses.set(index, message.status);
        helpers.get(index)?.hear(message.status.utilization);
      },
      onReady: (pid) =>
        void helpers.set(
          index,
          mindHelpers(pid, idleClass, () => performance.now()),
        ),
      say,
    }),
  );
  const meter = createSiteMeter({
    collect: createCollector({
      workers: () =>
        staticWorkers.map((worker, index) => ({
          name: `static worker ${index + 1}`,
          line: worker.child(),
        })),
      deadlineMs: 500,
    }),
    history: openWeekHistory(join(config.dataFolder, "visitors-by-hour.json"), say),
    build: () => served.build,
    surgeSwitch: () => surge,
    dynamicLoop: dynamicLoop.last,
    inbox: inbox.last,
    now: Date.now,
  });
  const eachMinute = setInterval(() => void meter.minute(), 60_000);
  const removeSockets = () => rmSync(folder, { recursive: true, force: true });
  const kill = () => {
    clearInterval(eachMinute);
    for (const worker of [...staticWorkers, dynamicWorker]) worker.kill();
    removeSockets();
  };
  const tellAll: KeptProcess["send"] = (message) => {
    for (const worker of staticWorkers) worker.send(message);
  };

  // Pages do not wait for the dynamic worker.
  const forms = dynamicWorker.ready.then(
    () => {
      formsWereOpen = true;
      idleClass.enter(dynamicWorker.child().pid ?? 0);
      return "Forms are open";
    },
    (error: Error) => `${error.message}: pages are served, forms get the busy page`,
  );
  try {
    await Promise.all(staticWorkers.map(({ ready }) => ready));
  } catch (error) {
    kill();
    throw error;
  }
  return {
    build: () => served.build,
    forms,
    async load() {
      const next = readStoredTable(dist).table;
      const reason = refuseBuild(served, next);
      if (reason !== null && process.env["FRESHET_ACCEPT_BUILD"] !== "1") throw new Error(reason);
      served = next;
      tellAll({ kind: "load" });
      const before = dynamicWorker;
      generation += 1;
      dynamicWorker = startDynamicWorker();
      await dynamicWorker.ready;
      await before.stop();
      return served.build;
    },
    setSurge(on) {
      surge = on;
      tellAll({ kind: "surge", on });
    },
    utilization: () => Math.max(0, ...[...statuses.values()].map(({ utilization }) => utilization)),
    metrics: meter.metrics,
    async stop() {
      clearInterval(eachMinute);
      await Promise.all(staticWorkers.map((worker) => worker.stop()));
      await dynamicWorker.stop();
      removeSockets();
    },
    kill,
  };
}
