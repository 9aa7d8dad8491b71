import { execFileSync } from "node:child_process";
import { constants } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createSecureServer } from "node:http2";
import type { Http2SecureServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { carryOut } from "../../../src/bench/edge/carry-out.ts";
import { measureTls } from "../../../src/bench/edge/tls-process.ts";
import type { TlsOrder } from "../../../src/bench/edge/tls-order.ts";

let key = "";
let authority = "";
const folder = mkdtempSync(join(tmpdir(), "edge-tls-"));

beforeAll(() => {
  const [keyFile, file] = [join(folder, "key.pem"), join(folder, "chain.pem")];
  const words =
    "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost";
  execFileSync("openssl", [...words.split(" "), "-keyout", keyFile, "-out", file], {
    stdio: "ignore",
  });
  [key, authority] = [readFileSync(keyFile, "utf8"), readFileSync(file, "utf8")];
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask: TlsOrder["ask"] = {
  method: "GET",
  path: "/page",
  headers: {},
  status: 200,
  bodyBytes: 5,
};

/** A server that answers `/page` with five bytes, and counts connections. */
async function serve(
  options: { tickets?: boolean } = {},
): Promise<{ order: TlsOrder; server: Http2SecureServer; seen: { connections: number } }> {
  const server = createSecureServer({
    key,
    cert: authority,
    ...(options.tickets === false
      ? { maxVersion: "TLSv1.2", secureOptions: constants.SSL_OP_NO_TICKET }
      : {}),
  });
  const seen = { connections: 0 };
  server.on("secureConnection", () => (seen.connections += 1));
  server.on("request", (request, response) => {
    response.statusCode = request.url === "/page" ? 200 : 404;
    response.end("12345");
  });
  server.on("sessionError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const order: TlsOrder = {
    port,
    authority,
    how: "kept",
    counts: "cpu",
    lanes: 2,
    requests: 10,
    ask,
    watched: [process.pid],
  };
  return { order, server, seen };
}

describe("a wrong answer ends the measurement with what was wrong", () => {
  test.each<[about: string, change: Partial<TlsOrder>, expected: RegExp]>([
    [
      "another status",
      { ask: { ...ask, path: "/nope" } },
      /GET \/nope was answered 404 with 5 bytes, not 200 with 5/,
    ],
    [
      "another length",
      { ask: { ...ask, bodyBytes: 6 } },
      /was answered 200 with 5 bytes, not 200 with 6/,
    ],
    ["another authority", { authority: "" }, /self-signed certificate/],
  ])("%s", async (_about, change, expected) => {
    const { order } = await serve();
    await expect(carryOut({ ...order, ...change })).rejects.toThrow(expected);
  });

  test("a server that knows nobody again has no returning visitors", async () => {
    const { order } = await serve({ tickets: false });
    await expect(carryOut({ ...order, how: "resumed" })).rejects.toThrow(
      /made a handshake in full with a visitor who came back/,
    );
  });

  test("the process of the clients tells it too", async () => {
    const { order } = await serve();
    const wrong = { ...order, ask: { ...ask, bodyBytes: 6 } };
    await expect(measureTls(wrong)).rejects.toThrow(/not 200 with 6/);
  });
});

describe("what is sent", () => {
  test.each<[how: TlsOrder["how"], connections: number]>([
    ["kept", 2],
    ["full", 10],
    // One before that brings the ticket.
    ["resumed", 11],
  ])("%s: so many connections for ten requests", async (how, connections) => {
    const { order, seen } = await serve();
    await carryOut({ ...order, how });
    expect(seen.connections).toBe(connections);
  });

  test("memory is taken with the connections open", async () => {
    const { order, seen } = await serve();
    const [bytes = 0] = await carryOut({ ...order, counts: "memory", lanes: 20 });
    expect(seen.connections).toBe(20);
    expect(bytes).toBeGreaterThan(10_000_000);
  });
});
