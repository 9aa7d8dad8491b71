import { Client } from "undici";
import type { Dispatcher } from "undici";
import type { Socket } from "node:net";
import { createConnector } from "../connector.ts";
import { toFailure } from "../failure.ts";
import type { Loop, Task } from "../loop.ts";
import type { Failure } from "../result.ts";
import type { Target } from "../target.ts";
import type { Answer, Asker, Connection, Dial, Patience } from "./connection.ts";
import { toHead } from "./head.ts";
import type { Head } from "./head.ts";
import type { WireRequest } from "./wire-request.ts";

interface Shared {
  loop: Loop;
  target: Target;
  patience: Patience;
  countOpened(): void;
}

/** A person reads for minutes, so only the site ends an idle connection, or its `Keep-Alive: timeout`. */
const KEEP_MS = 3_600_000;

/** Connections by undici: for HTTPS, and as the second opinion on our own reader. About three times the cost. */
export function createUndiciDial<Ask>(options: Shared): Dial<Ask> {
  return (asker) => openConnection(options, asker);
}

function openConnection<Ask>(
  { loop, target, patience, countOpened }: Shared,
  asker: Asker<Ask>,
): Connection<Ask> {
  const connect = createConnector(target, patience.patienceMs);
  let client: Client | null = null;
  let socket: Socket | null = null;
  let answersOnSocket = 0;
  /** Bytes of the socket that earlier answers accounted for. */
  let countedBytes = 0;
  let current: Exchange | null = null;
  const open = (): Client =>
    new Client(target.origin, {
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: KEEP_MS,
      keepAliveMaxTimeout: KEEP_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (wanted, callback) => {
        countOpened();
        connect(wanted, (error, made) => {
          socket = made;
          answersOnSocket = 0;
          countedBytes = 0;
          if (error) callback(error, null);
          else callback(null, made as Socket);
        });
      },
    });
  const drop = (): void => {
    // Nothing to learn from how a connection ends that nobody waits for.
    client?.destroy().catch(() => {});
    client = null;
  };

  /** One request until its answer is settled; `settle` tells the asker once. */
  interface Exchange extends Task {
    settle(failure: Failure | null): void;
  }

  const begin = (
    request: WireRequest,
    ask: Ask,
    { sentMs, isSecond }: { sentMs: number; isSecond: boolean },
  ): void => {
    const keptOpen = client !== null && answersOnSocket > 0;
    let head: Head | null = null;
    let alarmMs = sentMs + (patience.slowMs ?? patience.patienceMs);
    const exchange: Exchange = {
      onDue() {
        if (current !== exchange) return;
        if (alarmMs >= sentMs + patience.patienceMs) return exchange.settle("gave up waiting");
        alarmMs = sentMs + patience.patienceMs;
        loop.at(alarmMs, exchange);
        asker.onSlow?.(connection, ask);
      },
      settle(failure) {
        if (current !== exchange) return;
        current = null;
        if (failure === null) answersOnSocket++;
        else drop();
        const bytes = (socket?.bytesRead ?? 0) - countedBytes;
        countedBytes += bytes;
        if (failure === "connection lost" && keptOpen && bytes === 0 && !isSecond) {
          return begin(request, ask, { sentMs, isSecond: true });
        }
        const answer: Answer = {
          head: failure === null ? head : null,
          failure,
          sentMs,
          doneMs: loop.nowMs(),
          bytes,
          sentAgain: isSecond,
        };
        asker.onAnswer(connection, ask, answer);
      },
    };
    const handler: Dispatcher.DispatchHandler = {
      // undici decides by this one which kind of handler it was given.
      onRequestStart() {},
      onResponseStart(_, status, fields) {
        // 1xx heads come before the one that counts.
        head = toHead(status, (name) => {
          const value = fields[name];
          return Array.isArray(value) ? value.join(", ") : value;
        });
      },
      onResponseData() {},
      onResponseEnd: () => exchange.settle(head === null ? "not HTTP" : null),
      onResponseError: (_, error) => exchange.settle(toFailure(error)),
    };
    current = exchange;
    loop.at(alarmMs, exchange);
    client ??= open();
    const { path, method, headers, body } = request;
    client.dispatch({ path, method, headers, body: method === "POST" ? body : null }, handler);
  };

  const close = (): void => {
    current = null;
    drop();
  };
  const connection: Connection<Ask> = {
    get isBusy() {
      return current !== null;
    },
    send(request, ask) {
      begin(request, ask, { sentMs: loop.nowMs(), isSecond: false });
    },
    giveUp: (failure) => current?.settle(failure),
    close,
    cut: close,
  };
  return connection;
}
