import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { Socket } from "node:net";
import { Server as NetServer } from "node:net";
import type { Ask } from "./answer/ask.ts";
import { toAsk } from "./answer/ask.ts";
import { refuseRaw, toRawRefusals } from "./connections/client-error.ts";
import { guardConnections } from "./connections/connection-guard.ts";
import type { DynamicRequest } from "./dynamic/dynamic-request.ts";
import { getIntent } from "./answer/intent.ts";
import { createNegotiator } from "./answer/negotiate.ts";
import type { ReadyTable } from "./answer/ready-table.ts";
import type { Reply } from "./answer/reply.ts";
import { toReply } from "./answer/reply.ts";
import { createSend } from "./answer/send.ts";

/** A request that was answered, as far as the log and the metrics tell it. */
export interface Answered {
  request: IncomingMessage;
  ask: Ask;
  reply: Reply;
  takenUs: number;
}

/** What a static server is made of. */
export interface StaticParts {
  table: ReadyTable;
  /** The way to the dynamic worker. */
  desk: (work: DynamicRequest) => Reply | Promise<Reply>;
  onAnswer: (answered: Answered) => void;
  onRefusedConnection: () => void;
  now: () => number;
  /** Files this process may have open. */
  fileLimit: number;
  /** How long a connection may be idle between two requests. */
  keepAliveMs: number;
}

/** A server that answers from the table, and its switches. */
export interface StaticServer {
  server: Server;
  /** From the next request on, answers come from this table; those under way finish with the old one. */
  useTable(table: ReadyTable): void;
  /** Short keep-alive while a surge lasts, so that files go to those who come. */
  setSurge(on: boolean): void;
  /** No new connections; from now on each answer is the last on its connection, and `/readyz` says so. */
  drain(): void;
  openConnections(): number;
}

const timeouts = {
  /** A client must have sent its headers, then its whole request, by then. */
  headersTimeout: 8000,
  requestTimeout: 15_000,
  /** Short: of ten thousand clients who are late at once, few are ended in one turn, and pages come in between. */
  connectionsCheckingInterval: 25,
  maxHeaderSize: 8192,
};
/** In a surge idle connections go sooner, but not so soon that people who read a page must connect again for the next. */
const surgeShare = 1 / 3;
/** The only timeout that bounds a client which never reads what it asked for. */
const idleSocketMs = 15_000;

/** ask → intent → reply → send: pages never wait for anything but the network. */
export function createStaticServer(parts: StaticParts): StaticServer {
  let { table } = parts;
  const negotiate = createNegotiator();
  const send = createSend(() => Math.floor(server.keepAliveTimeout / 1000));
  let draining = false;

  const refuseExpectation = (request: IncomingMessage, response: ServerResponse) =>
    send(request, response, toReply({ kind: "expectation-failed" }, table, draining));
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const startedMs = performance.now();
    const ask = toAsk(request);
    const intent = getIntent(ask, table, negotiate);
    if (draining) response.shouldKeepAlive = false;
    const finish = (reply: Reply) => {
      send(request, response, reply);
      const takenUs = Math.round((performance.now() - startedMs) * 1000);
      parts.onAnswer({ request, ask, reply, takenUs });
    };
    if (intent.kind === "dynamic") {
      // Behind another request, node would write "100 Continue" after the head of the final answer. Such a response has no
      // socket yet; its client is asked to come without the expectation (RFC 9110, 10.1.1).
      if (request.headers.expect !== undefined) {
        if (response.socket === null) {
          refuseExpectation(request, response);
          return;
        }
        response.writeContinue();
      }
      const { class: ofClass, language } = intent;
      const given = parts.desk({ request, ask, class: ofClass, language, table });
      if (given instanceof Promise) given.then(finish, () => response.destroy());
      else finish(given);
    } else {
      // What comes with a body that nobody asked for is not read to its end.
      const { "content-length": length, "transfer-encoding": coding } = request.headers;
      if ((length !== undefined && length !== "0") || coding !== undefined)
        response.shouldKeepAlive = false;
      finish(toReply(intent, table, draining));
    }
  };
  // A request without Host is refused here, with the site's headers, instead of by node.
  const server = createServer(
    {
      ...timeouts,
      keepAliveTimeout: parts.keepAliveMs,
      requireHostHeader: false,
      joinDuplicateHeaders: true,
      // No stream is set up and ended for the body that a GET does not have; `readRequestBody` knows.
      optimizeEmptyRequests: true,
    },
    answer,
  );
  server.setTimeout(idleSocketMs);
  const refusals = toRawRefusals(table.headersOf("refusal"));
  server.on("clientError", (error, socket) => refuseRaw(error, socket, refusals));
  server.on("connect", (_request, socket) => {
    // From here on the socket is ours, and nobody else hears when the client resets it.
    socket.on("error", () => socket.destroy());
    socket.resume();
    socket.end(refusals.notAllowed);
  });
  server.on("connection", endInOneStep);
  server.on("checkExpectation", refuseExpectation);
  server.on("checkContinue", answer);
  const openConnections = guardConnections(server, {
    fileLimit: parts.fileLimit,
    tooMany: refusals.tooManyConnections,
    now: parts.now,
    onRefused: parts.onRefusedConnection,
  });
  return {
    server,
    useTable(next) {
      table = next;
    },
    setSurge(on) {
      server.keepAliveTimeout = on ? parts.keepAliveMs * surgeShare : parts.keepAliveMs;
    },
    drain() {
      draining = true;
      // http's own close() also cuts connections whose request is still on the way; those are answered first.
      NetServer.prototype.close.call(server);
    },
    openConnections,
  };
}

/**
 * Node ends a connection by shutdown(2) and then at once by close(2). When all bytes have been handed over, close alone does the
 * same: the kernel sends what is left and then its FIN (RFC 9293, 3.6). It is a fifteenth of the cost of a new connection.
 */
function endInOneStep(socket: Socket): void {
  const { destroySoon } = socket;
  socket.destroySoon = () => {
    if (socket.writableLength === 0) socket.destroy();
    else destroySoon.call(socket);
  };
}
