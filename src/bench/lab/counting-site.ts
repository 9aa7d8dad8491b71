import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { nothingSeen } from "./counts.ts";
import type { FromSite } from "./counts.ts";
import { makeSite } from "./site-pages.ts";

// A forked process: the site that every engine is pointed at, which counts what really arrives. It ends with its channel.
const HOSTS = ["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4"];
const site = makeSite();
let seen = nothingSeen();
const tell = (message: FromSite): void => {
  process.send?.(message);
};

/** `port` 0: any that is free. Gives the port. */
function listenOn(host: string, port: number): Promise<number> {
  const server = createServer((request, response) => {
    seen.requests++;
    // The lab reads pages uncompressed, which none of its visitors does here.
    if (request.headers["accept-encoding"] === "identity") seen.reading++;
    const page = site.get(request.url ?? "");
    if (page === undefined) {
      seen.unknown++;
      response.writeHead(404, { "content-length": 0 }).end();
    } else if (request.headers["if-none-match"] === page.etag) {
      seen.notModified++;
      response.writeHead(304, page.headers).end();
    } else {
      response.writeHead(200, { ...page.headers, "content-length": page.body.length });
      response.end(page.body);
    }
  });
  server.on("connection", () => seen.connections++);
  // Somebody who reads a page for minutes keeps their connection: the engines are measured, not their reconnecting.
  server.keepAliveTimeout = 600_000;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host, backlog: 4096 }, () =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}

process.on("message", () => {
  tell({ kind: "seen", seen });
  seen = nothingSeen();
});
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
process.on("SIGINT", () => {});

const port = await listenOn("127.0.0.1", 0);
for (const host of HOSTS.slice(1)) await listenOn(host, port);
tell({ kind: "listening", port });
