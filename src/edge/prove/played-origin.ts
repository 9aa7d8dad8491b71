import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { EdgeEncoding, EdgeRow } from "../edge-site.ts";
import type { Source } from "../read-source.ts";

/** How the origins behave: well, or one of the ways in which servers fail. */
export const faultNames = ["down", "500", "503", "hang", "half-open", "truncated", "drip"] as const;
export type Fault = (typeof faultNames)[number];

/** Two origins that one process plays and watches. */
export interface PlayedOrigins {
  /** `host:port` of each. */
  addresses: string[];
  /** Paths asked for, probes not counted, since `forget`. */
  asked: string[];
  /** When each was asked for, in milliseconds of this process's clock. */
  askedAtMs: number[];
  /** Most requests under way at once since `forget`. */
  most(): number;
  forget(): void;
  behave(fault: Fault | null): Promise<void>;
  /** What an address says in Cache-Control; the table's own policy where it gives undefined. */
  policy: (path: string) => string | undefined;
  stop(): Promise<void>;
}

/** Bytes and pause of a slow drip: a page takes some four seconds. */
const drip = { parts: 20, pauseMs: 200 };
/** How long a well-behaved origin takes, so that requests sent together meet. */
const usualMs = 30;

/** Starts two origins that answer with the rows of a build. `/herd/…` exists too, for checks that need many addresses. */
export async function playOrigins({ site, bodies }: Source): Promise<PlayedOrigins> {
  const rows = new Map(site.rows.map((row) => [row.address, row]));
  const redirects = new Map(site.redirects.map((each) => [each.address, each.location]));
  let fault: Fault | null = null;
  let underWay = 0;
  let most = 0;

  const send = (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const location = redirects.get(path);
    const row = rows.get(path) ?? (path.startsWith("/herd/") ? rows.get("/en/") : undefined);
    const missing = row === undefined && location === undefined;
    const chosen = row ?? site.notFound.none;
    const coding = toCoding(request.headers["accept-encoding"]);
    const { encoding, etag, offset, sizeBytes } = chosen.bodies[coding];
    const cacheClass = location === undefined ? chosen.cacheClass : "redirect";
    response.writeHead(location === undefined ? (missing ? 404 : 200) : 301, {
      ...Object.fromEntries(site.everywhere),
      "Cache-Control": played.policy(path) ?? site.cacheControl[cacheClass],
      ...(location === undefined ? toBodyHeaders(chosen, encoding, etag) : { Location: location }),
      "Content-Length": location === undefined ? sizeBytes : 0,
    });
    const body =
      location === undefined ? bodies.subarray(offset, offset + sizeBytes) : Buffer.alloc(0);
    if (fault === "truncated") {
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
    } else if (fault === "drip") sendSlowly(response, body);
    else response.end(body);
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? "/";
    if (path === "/readyz") {
      if (fault === "hang" || fault === "half-open") return;
      response.end("ok");
      return;
    }
    played.asked.push(`${request.method} ${path}`);
    played.askedAtMs.push(performance.now());
    underWay += 1;
    most = Math.max(most, underWay);
    response.on("close", () => (underWay -= 1));
    if (fault === "hang") return;
    if (fault === "half-open") request.socket.destroy();
    else if (fault === "500" || fault === "503") {
      response.writeHead(Number(fault), { "Cache-Control": "no-store", "Retry-After": "5" });
      response.end("no");
    } else setTimeout(() => send(request, response, path), usualMs);
  };
  const servers = [createServer(answer), createServer(answer)];
  const ports: number[] = [];
  for (const server of servers) ports.push(await listen(server, 0));

  const played: PlayedOrigins = {
    addresses: ports.map((port) => `127.0.0.1:${port}`),
    asked: [],
    askedAtMs: [],
    most: () => most,
    forget() {
      [played.asked, played.askedAtMs] = [[], []];
      most = underWay;
    },
    async behave(next) {
      const [was, is] = [fault === "down", next === "down"];
      fault = next;
      if (is && !was) await Promise.all(servers.map(close));
      if (was && !is)
        for (const [index, server] of servers.entries()) await listen(server, ports[index] ?? 0);
      if (next === null) for (const server of servers) server.closeAllConnections();
    },
    policy: () => undefined,
    async stop() {
      if (fault !== "down") await Promise.all(servers.map(close));
    },
  };
  return played;
}

function toCoding(accepted: string | undefined): EdgeEncoding {
  return accepted === "br" || accepted === "gzip" ? accepted : "identity";
}

function toBodyHeaders(row: EdgeRow, encoding: EdgeEncoding, etag: string): Record<string, string> {
  return {
    "Content-Type": row.contentType,
    ETag: etag,
    ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
    ...(row.varies ? { Vary: "Accept-Encoding" } : {}),
  };
}

function sendSlowly(response: ServerResponse, body: Buffer): void {
  const step = Math.ceil(body.length / drip.parts);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + step));
    sent += step;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, drip.pauseMs);
  response.on("close", () => clearInterval(timer));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
