import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { Server as NetServer } from "node:net";
import type { AccessLog } from "./access-log.ts";
import type { Ask } from "./ask.ts";
import { toAsk } from "./ask.ts";
import type { DynamicAnswer, DynamicCall } from "./dynamic-call.ts";
import type { Intent } from "./intent.ts";
import { getIntent } from "./intent.ts";
import { createNegotiator } from "./negotiate.ts";
import type { ReadyTable } from "./ready-table.ts";
import type { Reply } from "./reply.ts";
import { plain, retryAfterS, toBusyReply, toReply } from "./reply.ts";
import { readRequestBody } from "./request-body.ts";
import { toLogLine } from "./to-log-line.ts";

/** What a static server is made of. */
export interface StaticParts {
  table: ReadyTable;
  /** Passes a call to the dynamic worker; never rejects. */
  callDynamic: (call: DynamicCall) => Promise<DynamicAnswer>;
  log: AccessLog | null;
  pseudonym: (address: string, nowMs: number) => string;
  random: () => number;
  now: () => number;
  /** Open connections beyond which new ones are refused. */
  maxConnections: number;
}

/** A server that answers from the table, and a switch that lets it finish. */
export interface StaticServer {
  server: Server;
  /** No new connections; from now on each answer is the last on its connection, and `/readyz` says so. */
  drain(): void;
}

/** ask → intent → reply → send: pages never wait for anything but the network. */
export function createStaticServer(parts: StaticParts): StaticServer {
  const { table } = parts;
  const negotiate = createNegotiator();
  let draining = false;

  const server = createServer(
    {
      headersTimeout: 8000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 2000,
      keepAliveTimeout: 15_000,
      maxHeaderSize: 8192,
    },
    (request, response) => {
      const startedMs = performance.now();
      const ask = toAsk(request);
      const intent = getIntent(ask, table, negotiate);
      if (draining) response.shouldKeepAlive = false;
      if (intent.kind !== "dynamic") {
        finish(parts, { request, response, ask, startedMs }, toReply(intent, table, draining));
        return;
      }
      askDynamic(parts, request, ask, intent).then(
        (reply) => finish(parts, { request, response, ask, startedMs }, reply),
        () => response.destroy(),
      );
    },
  );
  // The only timeout that bounds a client which never reads what it asked for.
  server.setTimeout(15_000);
  server.maxConnections = parts.maxConnections;
  server.on("clientError", (_error, socket) => {
    if (socket.writable)
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    else socket.destroy();
  });
  return {
    server,
    drain() {
      draining = true;
      // http's own close() also cuts connections whose request is still on the way; those are answered first.
      NetServer.prototype.close.call(server);
    },
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  ask: Ask;
  startedMs: number;
}

/** The one place where an answer leaves. */
function finish(
  { log, pseudonym, now }: StaticParts,
  { request, response, ask, startedMs }: Exchange,
  { status, headers, body }: Reply,
): void {
  response.writeHead(status, headers);
  if (body === null) response.end();
  else response.end(body);
  if (log === null) return;
  const takenUs = Math.round((performance.now() - startedMs) * 1000);
  log.line(
    toLogLine({ request, ask, status, bytes: body?.length ?? 0, takenUs, nowMs: now(), pseudonym }),
  );
}

/** A form or a message for the dynamic worker. Whatever goes wrong there, the visitor gets a page that says what to do. */
async function askDynamic(
  parts: StaticParts,
  request: IncomingMessage,
  ask: Ask,
  { language }: Extract<Intent, { kind: "dynamic" }>,
): Promise<Reply> {
  const { table } = parts;
  const body = await readRequestBody(request);
  if (body.kind === "too-large")
    return plain(table, 413, "The message is larger than 16 KB\n", ["Connection", "close"]);
  if (body.kind === "broken")
    return plain(table, 400, "The message was cut off\n", ["Connection", "close"]);
  const target = ask.query === "" ? ask.address : `${ask.address}?${ask.query}`;
  const answer = await parts.callDynamic({
    method: ask.method,
    target,
    headers: request.headers,
    body: body.bytes,
  });
  if (answer.kind === "failed")
    return toBusyReply(table.busy[language], table, retryAfterS(parts.random));
  return {
    status: answer.status,
    headers: [...answer.headers, ...table.headersOf("private")],
    body: answer.body,
  };
}
