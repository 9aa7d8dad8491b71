import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { sumScopes } from "../results/counts.ts";
import type { Second } from "../results/schema.ts";
import { toLiveHtml } from "./live-html.ts";

/** A page on this machine that shows a run while it goes on. */
export interface LivePage {
  /** Where to open it. */
  address: string;
  /** Give it every second of the run: `onSecond` of the conductor. */
  push(second: Second): void;
  /** Tells the pages how the run ended, and stops listening. */
  close(outcome: string): Promise<void>;
}

/** Seconds that a page which is opened late is told at once. */
const KEPT = 600;

/** Listens on the loopback only, on a free port unless one is given. */
export async function openLivePage(port = 0): Promise<LivePage> {
  const listeners = new Set<ServerResponse>();
  const kept: string[] = [];
  const server = createServer((request, response) => {
    if (request.url === "/") {
      response.writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
      });
      response.end(toLiveHtml());
    } else if (request.url === "/seconds") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(kept.join(""));
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  // A page that nobody closes must not keep the lab from ending.
  server.unref();
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    push(second) {
      const event = `data: ${JSON.stringify(toEvent(second))}\n\n`;
      kept.push(event);
      if (kept.length > KEPT) kept.shift();
      for (const response of listeners) response.write(event);
    },
    close(outcome) {
      for (const response of listeners) response.end(`event: end\ndata: ${outcome}\n\n`);
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
    },
  };
}

function toEvent({
  second,
  visitors,
  counts,
  p50Ms,
  p99Ms,
  latenessP99Ms,
  generator,
  server,
}: Second): object {
  const { requests, errors } = sumScopes(counts);
  const serverCpu = server === null ? null : server.cpuMs / 10;
  return {
    second,
    visitors,
    requests,
    errors,
    p50Ms,
    p99Ms,
    latenessP99Ms,
    generatorCpu: generator.cpuMs / 10,
    serverCpu,
  };
}
