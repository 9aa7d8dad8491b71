import { createCopyBook } from "../browser/copies.ts";
import type { Copy } from "../browser/copies.ts";
import { drawAt } from "../chance.ts";
import { readDate } from "../clock.ts";
import type { ReplayJob } from "../crew/job.ts";
import type { Player, Stage } from "../crew/player.ts";
import { createSigner } from "../http/client-address.ts";
import type { Answer, Asker, Connection, Dial } from "../http/connection.ts";
import { toWireRequest } from "../http/wire-request.ts";
import type { WireRequest } from "../http/wire-request.ts";
import { createNumbers } from "../crew/crowd-player.ts";
import type { Loop, Task } from "../loop.ts";
import { LAB_AGENT } from "../mix.ts";
import type { Measured } from "../recorder.ts";
import { ENCODINGS, pickEncoding } from "./encodings.ts";
import type { LoggedRequest } from "./logged-request.ts";

/** A request of the log on its way. */
export interface ReplayAsk extends Measured {
  client: Client;
  encoding: string;
}

/** The connections of one visit of the log: those that wait for an answer are not in it. */
interface Client {
  idle: Connection<ReplayAsk>[];
  lastMs: number;
  busy: number;
}

const IDLE_MS = 60_000;
/** Requests that are read ahead of their moment. */
const AHEAD = 2000;

/**
 * Sends every request at its moment, answered or not what came before it. A visit keeps its connection; while that waits for
 * an answer, its next request opens another, as browsers do. Finished when the last answer is there.
 */
export function createReplayPlayer(
  job: Pick<ReplayJob, "target" | "seed" | "validators" | "clientHeader">,
  requests: AsyncIterator<LoggedRequest>,
  { loop, recorder, finish }: Stage,
  dialWith: (loop: Loop, countOpened: () => void) => Dial<ReplayAsk>,
): Player {
  const dial = dialWith(loop, () => recorder.counts.opened++);
  const toRequest = createRequests(job);
  const sign = job.clientHeader === null ? null : createSigner(job.clientHeader);
  const clients = new Map<number, Client>();
  let ahead: LoggedRequest[] = [];
  let at = 0;
  let hasEnded = false;
  let isOver = false;
  let isReading = false;
  /** True while no task is put down, for want of requests. */
  let isIdle = true;
  let underWay = 0;
  let sweptMs = 0;

  const asker: Asker<ReplayAsk> = {
    onAnswer(connection, ask, answer) {
      recorder.record(ask, answer);
      toRequest.learn(ask, answer);
      underWay--;
      ask.client.busy--;
      if (isOver) connection.cut();
      else ask.client.idle.push(connection);
      if (isOver && underWay === 0) finish();
    },
  };
  const send = (logged: LoggedRequest): void => {
    const { visit, dueMs } = logged;
    const client = clients.get(visit) ?? { idle: [], lastMs: 0, busy: 0 };
    clients.set(visit, client);
    client.lastMs = dueMs;
    client.busy++;
    underWay++;
    const { request, encoding } = toRequest(logged);
    const { scope, method, path, status: loggedStatus } = logged;
    const ask = {
      scope,
      method,
      path,
      dueMs,
      loggedStatus,
      waitedFor: true,
      traits: null,
      client,
      encoding,
    };
    (client.idle.pop() ?? dial(asker)).send(sign === null ? request : sign(request, visit), ask);
  };
  const over = (): void => {
    if (isOver) return;
    isOver = true;
    closeOlder(clients, Number.POSITIVE_INFINITY);
    if (underWay === 0) finish();
  };
  const onward: Task = {
    onDue() {
      if (isOver) return;
      const request = ahead[at];
      if (request) {
        at++;
        send(request);
        if (request.dueMs - sweptMs > IDLE_MS / 4) {
          sweptMs = request.dueMs;
          closeOlder(clients, request.dueMs - IDLE_MS);
        }
      }
      goOn();
    },
  };
  /** Puts down the next request, or reads on, or ends. */
  const goOn = (): void => {
    if (ahead.length - at < AHEAD && !hasEnded) void readAhead();
    const next = ahead[at];
    isIdle = next === undefined;
    if (next) loop.at(next.dueMs, onward);
    else if (hasEnded) over();
  };
  const readAhead = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    ahead = ahead.slice(at);
    at = 0;
    while (ahead.length < 2 * AHEAD && !hasEnded) {
      const read = await requests.next();
      if (read.done === true) hasEnded = true;
      else ahead.push(read.value);
    }
    isReading = false;
    if (isIdle) goOn();
  };
  return {
    start() {
      void readAhead();
      loop.start();
    },
    stop: over,
  };
}

function closeOlder(clients: Map<number, Client>, beforeMs: number): void {
  for (const [visit, { idle, lastMs, busy }] of clients) {
    if (lastMs >= beforeMs || (busy > 0 && Number.isFinite(beforeMs))) continue;
    for (const connection of idle) connection.close();
    idle.length = 0;
    clients.delete(visit);
  }
}

/** Makes the requests, and learns from the answers how to ask whether a copy still holds. */
function createRequests({
  target,
  seed,
  validators,
}: Pick<ReplayJob, "target" | "seed" | "validators">): ((logged: LoggedRequest) => {
  request: WireRequest;
  encoding: string;
}) & { learn(ask: ReplayAsk, answer: Readonly<Answer>): void } {
  const { host } = new URL(target.origin);
  const numberOf = createNumbers();
  const books = new Map(ENCODINGS.map(({ encoding }) => [encoding, createCopyBook()]));
  const kept = new Map<string, WireRequest>();
  const today = new Date(readDate()).toUTCString();
  const validatorOf = (encoding: string, path: string): NonNullable<Copy["validator"]> =>
    books.get(encoding)?.latest(numberOf(path))?.validator ??
    validators.get(`${encoding} ${path}`) ?? { name: "if-modified-since", value: today };
  const make = (logged: LoggedRequest): { request: WireRequest; encoding: string } => {
    const { method, path, status, visit } = logged;
    const encoding = pickEncoding(drawAt(seed, visit, 0));
    const condition = status === 304 ? validatorOf(encoding, path) : null;
    const key = `${method} ${path} ${encoding} ${condition?.value ?? ""}`;
    const ready = kept.get(key);
    if (ready) return { request: ready, encoding };
    const asked = condition === null ? {} : { [condition.name]: condition.value };
    const headers = {
      accept: "*/*",
      "accept-encoding": encoding,
      "user-agent": LAB_AGENT,
      ...asked,
    };
    const request = toWireRequest(host, { method, path, headers });
    if (kept.size >= 50_000) kept.clear();
    kept.set(key, request);
    return { request, encoding };
  };
  return Object.assign(make, {
    learn({ method, encoding, path }: ReplayAsk, { head, bytes }: Readonly<Answer>) {
      if (method === "GET" && head?.status === 200) {
        books.get(encoding)?.fromAnswer(numberOf(path), head, bytes);
      }
    },
  });
}
