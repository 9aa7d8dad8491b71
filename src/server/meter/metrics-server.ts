import type { Server } from "node:http";
import { createServer } from "node:http";
import { expositionType } from "./prometheus.ts";

/**
 * `/metrics` on a port of its own, on the loopback only: it is for operators, and it must answer while a static worker is
 * stopped, which a shared port cannot promise. A port that is taken is said and does not stop the site.
 */
export function serveMetrics(
  port: number,
  metrics: () => Promise<string>,
  say: (line: string) => void,
): Server {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    metrics().then(
      (text) => response.writeHead(200, { "Content-Type": expositionType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.on("error", (error) => say(`No metrics: port ${port} cannot be used (${error.message})`));
  server.listen(port, "127.0.0.1");
  return server;
}
