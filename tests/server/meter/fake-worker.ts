import { EventEmitter } from "node:events";
import type { WorkerLine } from "../../../src/server/meter/collect.ts";
import { classNumber, createCounters } from "../../../src/server/meter/counters.ts";
import { createVisitors } from "../../../src/server/meter/visitors.ts";
import type { SupervisorLine, WorkerSnapshot } from "../../../src/server/meter/worker-snapshot.ts";
import { answerSnapshots } from "../../../src/server/meter/worker-snapshot.ts";
import { hashPerson } from "./people.ts";

/** A snapshot of a worker that answered `pages` pages to people numbered from 0. */
export function snapshotOf({
  pages = 0,
  people = 0,
  nowMs = 0,
}: {
  pages?: number;
  people?: number;
  nowMs?: number;
}): WorkerSnapshot {
  const counters = createCounters();
  const visitors = createVisitors();
  for (let page = 0; page < pages; page += 1) counters.request(classNumber.page, 200, 3, 100);
  for (let person = 0; person < people; person += 1)
    visitors.see(...hashPerson(1, person), 0, nowMs);
  return {
    counters: counters.snapshot({ connections: 10, logLinesDropped: 0 }),
    visitors: visitors.snapshot(nowMs),
    loop: { utilisation: 0.5, delayP99S: 0.01 },
  };
}

/** Both ends of a channel without a process: what one end sends, the other hears, unless the worker hangs. */
export class FakeWorker extends EventEmitter implements WorkerLine {
  connected = true;
  asked = 0;
  hangs = false;
  readonly #inside = new EventEmitter();
  #waiting: unknown[] = [];

  constructor(take: () => WorkerSnapshot) {
    super();
    const supervisorLine: SupervisorLine = {
      on: (event, listener) => this.#inside.on(event, listener),
      send: (message) => this.emit("message", message),
    };
    answerSnapshots(supervisorLine, take);
  }

  send(message: unknown, callback: (error: Error | null) => void): boolean {
    if (!this.connected) {
      queueMicrotask(() => callback(new Error("channel closed")));
      return false;
    }
    this.asked += 1;
    if (this.hangs) this.#waiting.push(message);
    else queueMicrotask(() => this.#inside.emit("message", message));
    queueMicrotask(() => callback(null));
    return true;
  }

  /** Goes on with what waited in the channel. */
  wake(): void {
    this.hangs = false;
    for (const message of this.#waiting.splice(0)) this.#inside.emit("message", message);
  }

  die(): void {
    this.connected = false;
    this.emit("disconnect");
  }
}
