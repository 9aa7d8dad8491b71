import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { describe, expect, onTestFinished, test } from "vitest";
import { createClock, readMonotonicMs } from "../../../src/surge/clock.ts";
import { agreeOnProtocol } from "../../../src/surge/http/agree-on-protocol.ts";
import type { Answer, Connection, Patience } from "../../../src/surge/http/connection.ts";
import { createH2Dial } from "../../../src/surge/http/h2-connection.ts";
import { toWireRequest } from "../../../src/surge/http/wire-request.ts";
import type { WireRequest } from "../../../src/surge/http/wire-request.ts";
import { createLoop } from "../../../src/surge/loop.ts";
import { CERTIFICATE_FILE, serveSecurely } from "./secure-site.ts";

setDefaultCACertificates([...getCACertificates("default"), readFileSync(CERTIFICATE_FILE, "utf8")]);

type Told = Pick<Answer, "failure" | "bytes" | "sentAgain"> & {
  status: number | null;
  etag: string | null;
};

/** A visitor's connections, whose answers can be awaited. */
function connectTo(
  origin: string,
  patience: Patience = { patienceMs: 60_000, slowMs: null },
): {
  lane(): (request: WireRequest) => Promise<Told>;
  opened(): number;
  connections: Connection<number>[];
} {
  const clock = createClock();
  clock.startAt(readMonotonicMs());
  const loop = createLoop(clock);
  loop.start();
  let opened = 0;
  const target = { origin, address: "127.0.0.1", protocol: "h2" } as const;
  const dial = createH2Dial<number>({
    loop,
    target,
    patience,
    countOpened: () => void opened++,
    isSharedByAsker: true,
  });
  const waiting = new Map<number, (told: Told) => void>();
  let asked = 0;
  const asker = {
    onAnswer(_: Connection<number>, ask: number, answer: Readonly<Answer>): void {
      const { head, failure, bytes, sentAgain } = answer;
      const told = { status: head?.status ?? null, etag: head?.etag ?? null };
      waiting.get(ask)?.({ ...told, failure, bytes, sentAgain });
    },
  };
  const connections: Connection<number>[] = [];
  onTestFinished(() => {
    loop.stop();
    for (const connection of connections) connection.cut();
  });
  return {
    opened: () => opened,
    connections,
    lane() {
      const connection = dial(asker);
      connections.push(connection);
      return (request) =>
        new Promise((resolve) => {
          waiting.set(++asked, resolve);
          connection.send(request, asked);
        });
    },
  };
}

const get = (path: string, headers: Record<string, string> = {}): WireRequest =>
  toWireRequest("localhost", { method: "GET", path, headers });
const good = { failure: null, sentAgain: false, etag: null };

describe("what goes wrong is an answer, not an exception", () => {
  test.each<[string, (response: Http2ServerResponse, turn: number) => void, Partial<Told>]>([
    ["the site never answers", () => {}, { status: null, failure: "gave up waiting" }],
    [
      "the site resets the request",
      (response) => response.stream.close(2),
      { status: null, failure: "connection lost" },
    ],
    [
      "the site drops the connection",
      (response) => response.stream.session?.destroy(),
      { status: null, failure: "connection lost" },
    ],
    [
      "the site stops in the middle of the body",
      (response) => {
        response.writeHead(200, { "content-length": 10 });
        response.write("12345", () => response.stream.close(2));
      },
      { status: null, failure: "connection lost" },
    ],
  ])("%s", async (_, answer, expected) => {
    let turn = 0;
    const site = await serveSecurely("h2", (_request, response) =>
      answer(response as Http2ServerResponse, ++turn),
    );
    const visitor = connectTo(site.origin, { patienceMs: 300, slowMs: null });
    const send = visitor.lane();
    expect(await send(get("/"))).toMatchObject({ ...expected, sentAgain: false });
    // The next one begins afresh, and fails alike.
    expect(await send(get("/"))).toMatchObject(expected);
  });

  test("a certificate that nobody knows is refused before the run, with the remedy", async () => {
    const site = await serveSecurely("h2", (_, response) => void response.end());
    const url = new URL(site.origin.replace("localhost", "other.example"));
    await expect(agreeOnProtocol(url, "127.0.0.1")).rejects.toThrow(
      /makes no secure connection: ERR_TLS_CERT_ALTNAME_INVALID\. .*NODE_EXTRA_CA_CERTS=ca\.pem/,
    );
  });
});

test.each(["h1", "h2"] as const)(
  "a site that speaks %s is agreed with on that",
  async (protocol) => {
    const site = await serveSecurely(protocol, (_, response) => void response.end());
    expect(await agreeOnProtocol(new URL(site.origin), "127.0.0.1")).toBe(protocol);
  },
);

test("a page, a copy that still holds, and a form", async () => {
  const bodies: string[] = [];
  const site = await serveSecurely("h2", (request, response) => {
    const { method, headers } = request as Http2ServerRequest;
    if (method === "POST") {
      request.on("data", (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on("end", () =>
        (response as Http2ServerResponse).writeHead(303, { location: "/x" }).end(),
      );
    } else if (headers["if-none-match"] === '"a"') {
      (response as Http2ServerResponse).writeHead(304, { etag: '"a"' }).end();
    } else {
      (response as Http2ServerResponse).writeHead(200, { etag: '"a"' }).end("hello");
    }
  });
  const visitor = connectTo(site.origin);
  const send = visitor.lane();
  expect(await send(get("/"))).toEqual({ ...good, status: 200, etag: '"a"', bytes: 5 });
  expect(await send(get("/", { "if-none-match": '"a"' }))).toEqual({
    ...good,
    status: 304,
    etag: '"a"',
    bytes: 0,
  });
  const form = toWireRequest("localhost", { method: "POST", path: "/f", headers: {}, body: "a=1" });
  expect((await send(form)).status).toBe(303);
  expect([bodies.join(""), visitor.opened()]).toEqual(["a=1", 1]);
});

test("many requests at once are one connection, and each has its own answer", async () => {
  const site = await serveSecurely("h2", (request, response) => {
    const size = Number(request.url?.slice(1));
    // The first asked is answered last.
    setImmediate(() => (response as Http2ServerResponse).end("x".repeat(size)));
  });
  const visitor = connectTo(site.origin);
  const sizes = Array.from({ length: 20 }, (_, index) => index + 1);
  const told = await Promise.all(sizes.map((size) => visitor.lane()(get(`/${size}`))));
  expect(told.map(({ bytes }) => bytes)).toEqual(sizes);
  expect([visitor.opened(), site.sessions.length]).toEqual([1, 1]);
});

test("a kept connection that the site closed meanwhile is opened again, and nobody notices", async () => {
  const site = await serveSecurely("h2", (_, response) => void response.end("ok"));
  const visitor = connectTo(site.origin);
  const send = visitor.lane();
  await send(get("/"));
  site.sessions[0]?.destroy();
  expect(await send(get("/"))).toMatchObject({ status: 200, failure: null });
  expect(visitor.opened()).toBe(2);
});
