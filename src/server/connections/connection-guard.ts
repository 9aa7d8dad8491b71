import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What the guard needs to know. */
export interface GuardParts {
  /** Files this process may have open, sockets included. */
  fileLimit: number;
  /** Sent to a connection that there is no room for. */
  tooMany: Buffer;
  now: () => number;
  onRefused: () => void;
}

/** Files that are not connections: node itself (about 25), 64 sockets to the dynamic worker, the table, the log. */
const otherFiles = 96;

/** Shares of the room for connections. Those who are refused need a place too until they have read it. */
const closeIdleFrom = 0.75;
const refuseFrom = 0.85;

/** Looking for idle connections walks through all of them, so it is not done for each newcomer. */
const lookEveryMs = 100;

/**
 * A connection without a request is idle only when nothing has come on it for so long: the first request of someone who has
 * just connected may still be on its way, and closing would answer it with a reset.
 */
const idleAfterMs = 1000;

/** An open connection as it was at the last look. */
interface Seen {
  bytesRead: number;
  sinceMs: number;
  /** It was told that there is no room; what it sends does not matter. */
  refused: boolean;
}

/**
 * Keeps a server below its file limit: idle connections are closed first, then newcomers are refused politely, and the rest
 * are dropped as they come, so that accepting cannot fail for want of a file. Gives the number of open connections.
 */
export function guardConnections(
  server: Server,
  { fileLimit, tooMany, now, onRefused }: GuardParts,
): () => number {
  const room = Math.max(fileLimit - otherFiles, Math.floor(fileLimit / 2));
  const connections = new Map<Socket, Seen>();
  const unanswered = new Set<ServerResponse>();
  let lookedAtMs = -Infinity;
  const closeIdle = (nowMs: number) => {
    const busy = new Set(Array.from(unanswered, ({ req }) => req.socket));
    for (const [socket, seen] of connections) {
      if (!seen.refused && socket.bytesRead !== seen.bytesRead) {
        [seen.bytesRead, seen.sinceMs] = [socket.bytesRead, nowMs];
      } else if (nowMs - seen.sinceMs >= idleAfterMs && !busy.has(socket)) {
        if (!seen.refused && socket.writableLength > 0) continue;
        connections.delete(socket);
        socket.destroy();
      }
    }
  };
  server.maxConnections = room;
  server.on("drop", onRefused);
  // After the server's own listener: a page has been answered by then, so only dynamic work is remembered.
  server.on("request", (_request: IncomingMessage, response: ServerResponse) => {
    if (response.writableEnded) return;
    unanswered.add(response);
    response.once("close", () => unanswered.delete(response));
  });
  server.prependListener("connection", (socket: Socket) => {
    const nowMs = now();
    const seen = { bytesRead: 0, sinceMs: nowMs, refused: false };
    connections.set(socket, seen);
    socket.once("close", () => connections.delete(socket));
    if (connections.size < room * closeIdleFrom) return;
    if (nowMs - lookedAtMs > lookEveryMs) {
      lookedAtMs = nowMs;
      closeIdle(nowMs);
    }
    if (connections.size < room * refuseFrom) return;
    seen.refused = true;
    onRefused();
    socket.end(tooMany);
  });
  return () => connections.size;
}
