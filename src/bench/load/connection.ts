import { connect } from "node:net";
import { createAnswerReader } from "./answer-reader.ts";
import type { LoadAsk } from "./load-messages.ts";

/** A connection on which one request at a time is under way. */
export interface LoadConnection {
  /** Sends a request; `onAnswer` is called when its answer is whole and right. */
  send(ask: LoadAsk, onAnswer: () => void): void;
  close(): void;
}

/**
 * Opens a connection to a port of this machine. `onFailure` gets a sentence for whatever goes wrong, wrong answers included.
 * `index` picks the loopback address it comes from: one address has only some 28,000 ports.
 */
export function openConnection(
  { port, index }: { port: number; index: number },
  onFailure: (why: string) => void,
): LoadConnection {
  let asked: { ask: LoadAsk; onAnswer: () => void } | null = null;
  const read = createAnswerReader();
  const onBytes = (bytes: Buffer): void => {
    if (asked === null) return onFailure("bytes came that nobody asked for");
    const { ask, onAnswer } = asked;
    const answer = readOrExplain(read, bytes);
    if (answer === null) return;
    if (typeof answer === "string") return onFailure(answer);
    if (answer.status !== ask.status || answer.bodyBytes !== ask.bodyBytes) {
      return onFailure(
        `${ask.request.split("\r\n", 1)[0]} was answered ${answer.status} with ${answer.bodyBytes} bytes instead of ${ask.status} with ${ask.bodyBytes}`,
      );
    }
    asked = null;
    onAnswer();
  };
  const socket = connect({
    port,
    host: "127.0.0.1",
    localAddress: `127.0.0.${2 + (index % 200)}`,
    noDelay: true,
    onread: {
      buffer: Buffer.allocUnsafe(64 * 1024),
      callback: (sizeBytes, buffer) => {
        onBytes((buffer as Buffer).subarray(0, sizeBytes));
        return true;
      },
    },
  });
  socket.on("error", (error) => onFailure(error.message));
  socket.on("end", () => {
    if (asked !== null) onFailure("a connection was closed before its answer was whole");
  });
  return {
    send(ask, onAnswer) {
      asked = { ask, onAnswer };
      socket.write(ask.request, "latin1");
    },
    close: () => void socket.destroy(),
  };
}

function readOrExplain(read: ReturnType<typeof createAnswerReader>, bytes: Buffer) {
  try {
    return read(bytes);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
