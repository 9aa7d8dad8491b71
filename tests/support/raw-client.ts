import type { Socket } from "node:net";
import { connect } from "node:net";

/** One answer as it came over the wire. Header names are in lower case; a name that came twice has both values. */
export interface RawAnswer {
  status: number;
  headers: [name: string, value: string][];
  body: Buffer;
}

/** What came back on one connection until the server ended it. */
export interface RawExchange {
  answers: RawAnswer[];
  /** Bytes after the last whole answer: none, unless the connection was cut in the middle of one. */
  rest: Buffer;
  /** The server broke the connection instead of ending it. */
  reset: boolean;
}

/** First value of a header, or undefined. */
export function fieldOf(answer: RawAnswer | undefined, name: string): string | undefined {
  return answer?.headers.find(([each]) => each === name)?.[1];
}

/**
 * Sends bytes on a connection of their own, ends the sending side, and gives what came back. `methods` are those of the
 * requests in the bytes, for the sake of HEAD; GET where the list is too short. `localAddress` spreads many connections over
 * the loopback network, since one address has only some 28,000 ports.
 */
export function exchangeRaw(
  port: number,
  bytes: string | Buffer,
  { methods = [], localAddress }: { methods?: readonly string[]; localAddress?: string } = {},
): Promise<RawExchange> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: "127.0.0.1",
      port,
      ...(localAddress === undefined ? {} : { localAddress }),
    });
    const chunks: Buffer[] = [];
    let reset = false;
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", () => {
      reset = true;
    });
    socket.on("close", () => {
      try {
        resolve({ ...parseAnswers(Buffer.concat(chunks), methods), reset });
      } catch (error) {
        reject(error as Error);
      }
    });
    socket.end(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes);
  });
}

/** A connection that stays open: bytes are sent as the test likes. */
export interface RawConnection {
  socket: Socket;
  send(text: string): void;
  /** Settles when so many whole answers have come; rejects when the connection ends before. */
  answers(count: number, methods?: readonly string[]): Promise<RawAnswer[]>;
  /** Settles with everything that had come when the connection closed. */
  closed: Promise<RawExchange>;
}

/** Opens a connection and settles once it stands. */
export async function openRaw(port: number): Promise<RawConnection> {
  const socket = connect({ host: "127.0.0.1", port });
  const chunks: Buffer[] = [];
  const received = () => Buffer.concat(chunks);
  let reset = false;
  const looks = new Set<() => void>();
  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    for (const look of looks) look();
  });
  socket.on("error", () => {
    reset = true;
  });
  const closed = new Promise<RawExchange>((resolve) =>
    socket.on("close", () => resolve({ ...parseAnswers(received()), reset })),
  );
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  return {
    socket,
    send: (text) => void socket.write(Buffer.from(text, "latin1")),
    answers: (count, methods) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const { answers } = parseAnswers(received(), methods);
          if (answers.length < count) return;
          looks.delete(look);
          resolve(answers);
        };
        looks.add(look);
        look();
        void closed.then(({ answers }) =>
          reject(new Error(`The connection ended after ${answers.length} of ${count} answers`)),
        );
      }),
    closed,
  };
}

/** The whole answers at the beginning of `bytes`, and what is left (RFC 9112, 6.3). */
export function parseAnswers(
  bytes: Buffer,
  methods: readonly string[] = [],
): { answers: RawAnswer[]; rest: Buffer } {
  const answers: RawAnswer[] = [];
  let rest = bytes;
  let finals = 0;
  for (;;) {
    const end = rest.indexOf("\r\n\r\n");
    if (end === -1) return { answers, rest };
    const [first = "", ...lines] = rest.toString("latin1", 0, end).split("\r\n");
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1]);
    if (Number.isNaN(status)) throw new Error(`This is not a status line: ${first.slice(0, 200)}`);
    const headers = lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
    const after = rest.subarray(end + 4);
    const interim = status < 200;
    const bodiless =
      interim || status === 204 || status === 304 || (methods[finals] ?? "GET") === "HEAD";
    const cut = bodiless ? { body: Buffer.alloc(0), rest: after } : cutBody(after, headers);
    if (cut === null) return { answers, rest };
    answers.push({ status, headers, body: cut.body });
    if (!interim) finals += 1;
    rest = cut.rest;
  }
}

/** The body that the headers announce, or null while it is not whole. */
function cutBody(
  bytes: Buffer,
  headers: readonly [string, string][],
): { body: Buffer; rest: Buffer } | null {
  const field = (name: string) => headers.find(([each]) => each === name)?.[1];
  if (field("transfer-encoding") === "chunked") return cutChunks(bytes);
  const sizeBytes = Number(field("content-length") ?? 0);
  if (bytes.length < sizeBytes) return null;
  return { body: bytes.subarray(0, sizeBytes), rest: bytes.subarray(sizeBytes) };
}

function cutChunks(bytes: Buffer): { body: Buffer; rest: Buffer } | null {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = bytes.indexOf("\r\n", at);
    if (end === -1) return null;
    const sizeBytes = Number.parseInt(bytes.toString("latin1", at, end), 16);
    const next = end + 2 + sizeBytes + 2;
    if (next > bytes.length) return null;
    if (sizeBytes === 0) return { body: Buffer.concat(chunks), rest: bytes.subarray(next) };
    chunks.push(bytes.subarray(end + 2, end + 2 + sizeBytes));
    at = next;
  }
}
