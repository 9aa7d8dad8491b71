/** A whole answer, as far as a bench needs to know it. */
export interface Answer {
  status: number;
  /** Bytes of the body as they travelled, without chunk marks. */
  bodyBytes: number;
}

const headEnd = Buffer.from("\r\n\r\n");

/**
 * A reader of answers that come one at a time on a connection: takes what arrived and gives the answer when it is whole, else
 * null. Throws when bytes are no answer, or go on after its end. It knows lengths and chunks (RFC 9112, 6), no trailers.
 */
export function createAnswerReader(): (arrived: Buffer) => Answer | null {
  let waiting: Buffer | null = null;
  return (arrived) => {
    const bytes: Buffer = waiting === null ? arrived : Buffer.concat([waiting, arrived]);
    const answer = parseAnswer(bytes);
    // What arrived may lie in a buffer that is used again for the next bytes.
    waiting = answer !== null ? null : waiting === null ? Buffer.from(arrived) : bytes;
    return answer;
  };
}

/** The one answer that `bytes` are, or null while some of it is missing. */
export function parseAnswer(bytes: Buffer): Answer | null {
  const headBytes = bytes.indexOf(headEnd);
  if (headBytes === -1) return null;
  const head = bytes.toString("latin1", 0, headBytes);
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]);
  if (Number.isNaN(status)) throw new Error(`not an HTTP answer: ${head.slice(0, 60)}`);
  const bodyAt = headBytes + headEnd.length;
  const arrived = bytes.length - bodyAt;
  if (status === 304) return finish(status, 0, arrived);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined)
    return arrived < Number(length) ? null : finish(status, Number(length), arrived);
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return readChunks(bytes, bodyAt, status);
  throw new Error(`an answer without a length: ${head.split("\r\n", 1)[0]}`);
}

function finish(status: number, bodyBytes: number, arrived: number): Answer {
  if (arrived > bodyBytes)
    throw new Error(`${arrived - bodyBytes} bytes after the end of an answer`);
  return { status, bodyBytes };
}

function readChunks(bytes: Buffer, bodyAt: number, status: number): Answer | null {
  let bodyBytes = 0;
  for (let at = bodyAt; ;) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd === -1) return null;
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    if (Number.isNaN(size)) throw new Error("a chunk without a size");
    at = lineEnd + 2 + size + 2;
    if (at > bytes.length) return null;
    if (size === 0) return finish(status, bodyBytes, bodyBytes + bytes.length - at);
    bodyBytes += size;
  }
}
