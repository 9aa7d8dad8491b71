import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo, Server as NetServer } from "node:net";
import { createServer as createNetServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createClosedLoop } from "../../src/bench/load/closed-loop.ts";

const ask = { request: "GET /page HTTP/1.1\r\nHost: x\r\n\r\n", status: 200, bodyBytes: 4 };
const lastAsk = { ...ask, request: "GET /page HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" };

async function listen(server: NetServer): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  onTestFinished(() => server.closeAllConnections());
  return await listen(server);
}

describe("a wrong answer fails the order", () => {
  test.each<[about: string, listener: RequestListener, expected: RegExp]>([
    [
      "another status",
      (_, response) => response.writeHead(500).end("four"),
      /GET \/page HTTP\/1\.1 was answered 500 with 4 bytes instead of 200 with 4/,
    ],
    [
      "a shorter body",
      (_, response) => response.end("one"),
      /200 with 3 bytes instead of 200 with 4/,
    ],
    ["no answer", (request) => request.socket.destroy(), /closed before|ECONNRESET/],
  ])("%s", async (_about, listener, expected) => {
    const port = await serve(listener);
    const order = { kind: "open" as const, port, connections: 2, asks: [ask] };
    await expect(createClosedLoop().carryOut(order)).rejects.toThrow(expected);
  });

  test("one wrong answer among many is enough", async () => {
    let asked = 0;
    const port = await serve((_, response) => response.end(++asked === 50 ? "fourteen" : "four"));
    const loop = createClosedLoop();
    await loop.carryOut({ kind: "open", port, connections: 4, asks: [ask] });
    await expect(loop.carryOut({ kind: "run", requests: 100 })).rejects.toThrow(/with 8 bytes/);
    await loop.carryOut({ kind: "shut" });
  });

  test("bytes that nobody asked for", async () => {
    const answer = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour";
    const port = await listen(
      createNetServer((socket) =>
        socket.on("error", () => {}).on("data", () => socket.write(answer + answer)),
      ),
    );
    const order = { kind: "open" as const, port, connections: 1, asks: [ask] };
    await expect(createClosedLoop().carryOut(order)).rejects.toThrow(/after the end/);
  });

  test("a port where nobody listens", async () => {
    const order = { kind: "open" as const, port: 1, connections: 1, asks: [ask] };
    await expect(createClosedLoop().carryOut(order)).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe("right answers", () => {
  test("exactly as many requests are sent, over the connections that are open", async () => {
    const sockets = new Set<unknown>();
    let asked = 0;
    const port = await serve((request, response) => {
      asked += 1;
      sockets.add(request.socket);
      response.end("four");
    });
    const loop = createClosedLoop();
    await loop.carryOut({ kind: "open", port, connections: 20, asks: [ask] });
    await loop.carryOut({ kind: "run", requests: 107 });
    await loop.carryOut({ kind: "shut" });
    expect([asked, sockets.size]).toEqual([127, 20]);
  });

  test("each over a connection of its own", async () => {
    const sockets = new Set<unknown>();
    const port = await serve((request, response) => {
      sockets.add(request.socket);
      response.end("four");
    });
    await createClosedLoop().carryOut({
      kind: "run-new",
      port,
      requests: 31,
      atOnce: 4,
      ask: lastAsk,
    });
    expect(sockets.size).toBe(31);
  });

  test("every page of a site is asked for", async () => {
    const seen = new Set<string | undefined>();
    const port = await serve((request, response) => {
      seen.add(request.url);
      response.end("four");
    });
    const asks = Array.from({ length: 30 }, (_, index) => ({
      ...ask,
      request: `GET /${index} HTTP/1.1\r\nHost: x\r\n\r\n`,
    }));
    const loop = createClosedLoop();
    await loop.carryOut({ kind: "open", port, connections: 3, asks });
    await loop.carryOut({ kind: "run", requests: 27 });
    await loop.carryOut({ kind: "shut" });
    expect(seen.size).toBe(30);
  });
});
