import type { Server } from "node:http";
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

/** Shares of the file limit. The rest is for the table, the log, the inbox socket and node itself. */
const closeIdleFrom = 0.75;
const refuseFrom = 0.9;
const hardStop = 0.95;

/** Closing idle connections walks through all of them, so it is not done for each newcomer. */
const closeIdleEveryMs = 100;

/**
 * Keeps a server below its file limit: idle connections are closed first, then newcomers are refused politely, and the last
 * files are never used, so that accepting cannot fail for want of one. Gives the number of open connections.
 */
export function guardConnections(
  server: Server,
  { fileLimit, tooMany, now, onRefused }: GuardParts,
): () => number {
  let open = 0;
  let closedIdleAtMs = -Infinity;
  const onClose = () => {
    open -= 1;
  };
  server.maxConnections = Math.floor(fileLimit * hardStop);
  server.on("drop", onRefused);
  server.prependListener("connection", (socket: Socket) => {
    open += 1;
    socket.once("close", onClose);
    if (open < fileLimit * closeIdleFrom) return;
    if (now() - closedIdleAtMs > closeIdleEveryMs) {
      closedIdleAtMs = now();
      server.closeIdleConnections();
    }
    if (open < fileLimit * refuseFrom) return;
    onRefused();
    socket.end(tooMany);
  });
  return () => open;
}
