import { readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import type { Http2ServerRequest, Http2ServerResponse, ServerHttp2Session } from "node:http2";
import { createServer } from "node:https";
import type { Server as HttpsServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** The certificate of the secure sites of the tests: for localhost, its own authority, and its key known to everybody. */
export const CERTIFICATE_FILE = fileURLToPath(
  new URL("./localhost-certificate.pem", import.meta.url),
);
const TLS = {
  cert: readFileSync(CERTIFICATE_FILE),
  key: readFileSync(new URL("./localhost-key.pem", import.meta.url)),
};

type Request = IncomingMessage | Http2ServerRequest;
type Response = ServerResponse | Http2ServerResponse;

/** A site over TLS, with HTTP/2 or without, until the test ends. */
export interface SecureSite {
  origin: string;
  seen: { method: string; url: string; httpVersion: string; isVisitor: boolean }[];
  sessions: ServerHttp2Session[];
}

export async function serveSecurely(
  protocol: "h1" | "h2",
  listener: (request: Request, response: Response) => void,
): Promise<SecureSite> {
  const seen: SecureSite["seen"] = [];
  const sessions: ServerHttp2Session[] = [];
  const hear = (request: Request, response: Response): void => {
    const { method = "", url = "", httpVersion } = request;
    const isVisitor = request.headers["x-surge-country"] !== undefined;
    seen.push({ method, url, httpVersion, isVisitor });
    listener(request, response);
  };
  const server =
    protocol === "h2"
      ? createSecureServer({ ...TLS, allowHTTP1: true }, hear)
      : createServer(TLS, hear);
  server.on("session", (session: ServerHttp2Session) => {
    session.on("error", () => {});
    sessions.push(session);
  });
  server.on("sessionError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const session of sessions) session.destroy();
    if (protocol === "h1") (server as HttpsServer).closeAllConnections();
    server.close();
  });
  return { origin: `https://localhost:${(server.address() as AddressInfo).port}`, seen, sessions };
}
