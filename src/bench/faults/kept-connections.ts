import { connect } from "node:net";
import type { Socket } from "node:net";
import { createAnswerReader } from "../load/answer-reader.ts";

/** What became of a request: a status, or why there was no whole answer. */
export type Outcome = { status: number } | { failure: string };

/** Requests at the moments that the caller chooses, over connections that are kept. */
export interface KeptConnections {
  /** Sends it over the connection that was used last, or a new one. `onOutcome` is called once. */
  send(request: string, onOutcome: (outcome: Outcome) => void): void;
  close(): void;
}

interface Connection {
  socket: Socket;
  onOutcome: ((outcome: Outcome) => void) | null;
  idleSinceMs: number;
}

/** Sooner than the server ends an idle connection even in a surge, as a browser does that was told the time (`Keep-Alive`). */
const mostIdleMs = 4000;

/** A load on a machine of the server's own must be cheap itself, so these are plain sockets without a client library. */
export function createKeptConnections(port: number, mostAtOnce: number): KeptConnections {
  const idle: Connection[] = [];
  const waiting: [request: string, onOutcome: (outcome: Outcome) => void][] = [];
  const open = new Set<Socket>();

  const settle = (connection: Connection, outcome: Outcome, isKept: boolean): void => {
    const { onOutcome } = connection;
    connection.onOutcome = null;
    connection.idleSinceMs = performance.now();
    if (isKept) idle.push(connection);
    onOutcome?.(outcome);
    const next = waiting.shift();
    if (next !== undefined) send(...next);
  };
  const openOne = (): Connection => {
    const read = createAnswerReader();
    const socket = connect({
      port,
      host: "127.0.0.1",
      noDelay: true,
      onread: {
        buffer: Buffer.allocUnsafe(64 * 1024),
        callback: (sizeBytes, buffer) => {
          const answer = read((buffer as Buffer).subarray(0, sizeBytes));
          if (answer !== null) settle(connection, { status: answer.status }, true);
          return true;
        },
      },
    });
    const connection: Connection = { socket, onOutcome: null, idleSinceMs: 0 };
    open.add(socket);
    let failure = "the connection was closed";
    socket.on("error", (error: NodeJS.ErrnoException) => {
      failure = error.code ?? error.message;
    });
    socket.on("close", () => {
      open.delete(socket);
      const at = idle.indexOf(connection);
      if (at !== -1) idle.splice(at, 1);
      else if (connection.onOutcome !== null) settle(connection, { failure }, false);
    });
    return connection;
  };
  const takeIdle = (): Connection | undefined => {
    const last = idle.pop();
    if (last === undefined || performance.now() - last.idleSinceMs < mostIdleMs) return last;
    // Those below have been idle for longer still.
    for (const { socket } of [last, ...idle.splice(0)]) socket.destroy();
    return undefined;
  };
  const send: KeptConnections["send"] = (request, onOutcome) => {
    const connection = takeIdle() ?? (open.size < mostAtOnce ? openOne() : null);
    if (connection === null) {
      waiting.push([request, onOutcome]);
      return;
    }
    connection.onOutcome = onOutcome;
    connection.socket.write(request, "latin1");
  };
  return {
    send,
    close() {
      waiting.length = 0;
      for (const socket of open) socket.resetAndDestroy();
    },
  };
}
