import type { LoopReading } from "../meter/event-loop.ts";
import type { InboxFacts } from "../meter/inbox-facts.ts";

/** Where the build is, from the folder in which the server is started. */
export const dist = "dist";

/** What the supervisor tells a static worker when it starts it. */
export interface StaticWorkerOrders {
  host: string;
  port: number;
  socketPath: string;
  dataFolder: string;
  accessLog: boolean;
  /** Master key of the log's pseudonyms, in hexadecimal: the same in all workers, in no file. */
  logKey: string;
  /** Header in which a trusted edge names the client, and who may send it; null without an edge. */
  clientHeader: string | null;
  trustedPeers: string;
  countryHeader: string | null;
  dynamicDeadlineMs: number;
  dictionary: boolean;
  keepAliveMs: number;
  drainMs: number;
  surge: boolean;
}

/** What the supervisor tells the dynamic worker. */
export interface DynamicWorkerOrders {
  socketPath: string;
  drainMs: number;
}

/** What the supervisor says to a running static worker. */
export type ToStaticWorker =
  /** Read the table again and serve it from the next request on. */
  | { kind: "load" }
  /** The surge switch was thrown or released. */
  | { kind: "surge"; on: boolean }
  /** A dynamic worker, maybe a new one, is ready on this socket. */
  | { kind: "dynamic-ready"; path: string };

/** What a worker says to the supervisor. */
export type FromWorker =
  | { kind: "ready"; build: string }
  | { kind: "loaded"; build: string }
  /** A static worker, once a second. */
  | { kind: "status"; status: WorkerStatus }
  /** The dynamic worker, once a second; one that hangs is silent. */
  | { kind: "loop"; loop: LoopReading }
  /** The dynamic worker, every few seconds. */
  | { kind: "inbox"; facts: InboxFacts };

/** How a static worker is doing. */
export interface WorkerStatus {
  /** Event-loop utilisation of its last short window, 0 to 1. */
  utilization: number;
}

const variable = "FRESHET_ORDERS";

/** The orders as an environment variable of the worker: they are there before its first line runs. */
export function toEnvironment(
  orders: StaticWorkerOrders | DynamicWorkerOrders,
): Record<string, string> {
  return { [variable]: JSON.stringify(orders) };
}

/** Reads the orders and takes them out of the environment. Throws when the worker was not started by the supervisor. */
export function readOrders<Orders extends StaticWorkerOrders | DynamicWorkerOrders>(): Orders {
  const text = process.env[variable];
  if (text === undefined) throw new Error('Workers are started by the supervisor: run "npm start"');
  delete process.env[variable];
  return JSON.parse(text) as Orders;
}

/** Says it where somebody still listens: a supervisor that has gone is no fault of the worker. */
export function tellSupervisor(message: FromWorker): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}
