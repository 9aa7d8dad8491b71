import type { Socket } from "node:net";
import { Client } from "undici";
import type { buildConnector, Dispatcher } from "undici";
import type { Clock } from "./clock.ts";
import { createConnector } from "./connector.ts";
import { toFailure } from "./failure.ts";
import type { PlannedRequest, Reply } from "./result.ts";
import type { Target } from "./target.ts";

/** A visitor's one connection. It opens with the first request, is kept while they read, and takes one request at a time. */
export interface Connection {
  send(request: PlannedRequest): Promise<Reply>;
  close(): void;
}

/** A person reads for minutes, so only the site ends an idle connection, or its `Keep-Alive: timeout`. */
const KEEP_MS = 3_600_000;

/** Makes connections to the target. `patienceMs`: how long a request may take, from the moment it is handed over. */
export function createSender(options: {
  target: Target;
  clock: Clock;
  patienceMs: number;
}): () => Connection {
  const connect = createConnector(options.target, options.patienceMs);
  return () => openConnection(options, connect);
}

function openConnection(
  { target, clock, patienceMs }: { target: Target; clock: Clock; patienceMs: number },
  connect: buildConnector.connector,
): Connection {
  let client: Client | null = null;
  let socket: Socket | null = null;
  let answersOnSocket = 0;
  /** Bytes of the socket that earlier answers accounted for. */
  let countedBytes = 0;
  const open = (): Client =>
    new Client(target.origin, {
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: KEEP_MS,
      keepAliveMaxTimeout: KEEP_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (options, callback) => {
        connect(options, (error, made) => {
          socket = made;
          answersOnSocket = 0;
          countedBytes = 0;
          if (error) callback(error, null);
          else callback(null, made as Socket);
        });
      },
    });
  const close = (): void => {
    // Nothing to learn from how a connection ends that nobody waits for.
    client?.destroy().catch(() => {});
    client = null;
  };

  /** One attempt. Settles by the deadline whatever the site and the client do. */
  const attempt = (request: PlannedRequest, sentMs: number): Promise<Reply> =>
    new Promise((resolve) => {
      let status: number | null = null;
      let settled = false;
      const settle = (failure: Reply["failure"]): void => {
        if (settled) return;
        settled = true;
        clearTimeout(deadline);
        if (failure === null) answersOnSocket++;
        else close();
        const bytes = (socket?.bytesRead ?? 0) - countedBytes;
        countedBytes += bytes;
        resolve({
          sentMs,
          doneMs: clock.nowMs(),
          status: failure ? null : status,
          failure,
          bytes,
          sentAgain: false,
        });
      };
      const deadline = setTimeout(settle, patienceMs - (clock.nowMs() - sentMs), "gave up waiting");
      const handler: Dispatcher.DispatchHandler = {
        // undici decides by this one which kind of handler it was given.
        onRequestStart() {},
        onResponseStart(_, statusCode) {
          // 1xx heads come before the one that counts.
          status = statusCode;
        },
        onResponseData() {},
        onResponseEnd: () => settle(null),
        onResponseError: (_, error) => settle(toFailure(error)),
      };
      client ??= open();
      client.dispatch(
        { path: request.path, method: request.method, headers: request.headers },
        handler,
      );
    });

  return {
    async send(request) {
      const sentMs = clock.nowMs();
      const keptOpen = client !== null && answersOnSocket > 0;
      const reply = await attempt(request, sentMs);
      // The site may close a kept connection just as a request leaves; browsers then send it again (RFC 9112, 9.3.1).
      if (!(keptOpen && reply.failure === "connection lost" && reply.bytes === 0)) return reply;
      return { ...(await attempt(request, sentMs)), sentAgain: true };
    },
    close,
  };
}
