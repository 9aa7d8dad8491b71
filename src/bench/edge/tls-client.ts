import { once } from "node:events";
import { connect as connectH2, constants } from "node:http2";
import type { ClientHttp2Session } from "node:http2";
import type { TLSSocket } from "node:tls";
import { connect as connectTls } from "node:tls";
import type { TlsAsk, TlsOrder } from "./tls-order.ts";

/** One HTTP/2 connection over TLS. */
export interface TlsClient {
  /** Settles when the answer is whole and right; rejects when it is not. */
  send(ask: TlsAsk): Promise<void>;
  /** What a returning visitor brings; null when the server gave no ticket. */
  takeTicket(): Promise<Buffer | null>;
  close(): void;
}

const ticketPatienceMs = 1000;

/** Opens one as a browser does: ALPN h2, TLS 1.3 where the server has it. Rejects when a ticket that was brought is not taken. */
export async function openTlsClient(
  { port, authority }: Pick<TlsOrder, "port" | "authority">,
  ticket: Buffer | null,
): Promise<TlsClient> {
  const socket = connectTls({
    host: "127.0.0.1",
    port,
    servername: "localhost",
    ca: authority,
    ALPNProtocols: ["h2"],
    ...(ticket === null ? {} : { session: ticket }),
  });
  let given: Buffer | null = null;
  socket.on("session", (session) => (given = session));
  await once(socket, "secureConnect");
  if (socket.isSessionReused() !== (ticket !== null)) {
    socket.destroy();
    throw new Error(
      ticket === null
        ? "the server resumed a session that nobody brought"
        : "the server made a handshake in full with a visitor who came back",
    );
  }
  const session = connectH2("https://localhost", {
    settings: { enablePush: false },
    createConnection: () => socket,
  });
  let fault: Error | null = null;
  session.on("error", (error: Error) => (fault = error));
  return {
    async send(ask) {
      if (fault !== null) throw fault;
      await sendOne(session, ask);
    },
    takeTicket: () => (given === null ? waitForTicket(socket) : Promise.resolve(given)),
    close() {
      session.destroy();
      socket.destroy();
    },
  };
}

async function waitForTicket(socket: TLSSocket): Promise<Buffer | null> {
  const { promise, resolve } = Promise.withResolvers<Buffer | null>();
  const timer = setTimeout(() => resolve(null), ticketPatienceMs);
  socket.once("session", resolve);
  return await promise.finally(() => clearTimeout(timer));
}

function sendOne(session: ClientHttp2Session, ask: TlsAsk): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const { method, path, headers, body } = ask;
  const stream = session.request(
    { ":method": method, ":path": path, ...headers },
    { endStream: body === undefined },
  );
  let status = 0;
  let bodyBytes = 0;
  stream.on("response", (fields) => (status = fields[":status"] ?? 0));
  stream.on("data", (chunk: Buffer) => (bodyBytes += chunk.length));
  stream.on("error", reject);
  stream.on("close", () => {
    const isRight =
      stream.rstCode === constants.NGHTTP2_NO_ERROR &&
      status === ask.status &&
      bodyBytes === ask.bodyBytes;
    if (isRight) return resolve();
    const wanted = `${ask.status} with ${ask.bodyBytes}`;
    reject(
      new Error(`${method} ${path} was answered ${status} with ${bodyBytes} bytes, not ${wanted}`),
    );
  });
  if (body !== undefined) stream.end(body);
  return promise;
}
