import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { startClock } from "../../src/surge/clock.ts";
import type { PlannedRequest, Reply } from "../../src/surge/result.ts";
import { createSender } from "../../src/surge/sender.ts";
import type { Connection } from "../../src/surge/sender.ts";
import { bilingualSite, serve } from "./local-site.ts";

const REQUEST: PlannedRequest = {
  kind: "page",
  method: "GET",
  path: "/en/",
  headers: {},
  dueMs: 0,
  waitedFor: true,
};

function connectTo(origin: string, patienceMs = 5000): Connection {
  const connection = createSender({
    target: { origin, address: "127.0.0.1" },
    clock: startClock(),
    patienceMs,
  })();
  onTestFinished(() => connection.close());
  return connection;
}

/** A server that does with each connection what the test says, bytes and all. */
async function serveRaw(onConnection: (socket: Socket, number: number) => void): Promise<string> {
  let number = 0;
  const server = createServer((socket) => {
    socket.on("error", () => {});
    onTestFinished(() => void socket.destroy());
    onConnection(socket, ++number);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const without = ({
  status,
  failure,
  sentAgain,
}: Reply): Pick<Reply, "status" | "failure" | "sentAgain"> => ({ status, failure, sentAgain });
const OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

describe("what goes wrong is a reply, not an exception", () => {
  test("nobody listens", async () => {
    const origin = await serveRaw(() => {});
    const closed = origin.replace(/\d+$/, "1");
    expect(without(await connectTo(closed).send(REQUEST))).toEqual({
      status: null,
      failure: "no connection",
      sentAgain: false,
    });
  });

  test.each<[string, (socket: Socket) => void, Reply["failure"]]>([
    ["the site never answers", () => {}, "gave up waiting"],
    [
      "the site stops in the middle of the body",
      (socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi"),
      "gave up waiting",
    ],
    ["the site hangs up without an answer", (socket) => socket.end(), "connection lost"],
    [
      "the site hangs up in the middle of the body",
      (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi"),
      "connection lost",
    ],
    ["the site resets", (socket) => socket.resetAndDestroy(), "connection lost"],
    ["the answer is not HTTP", (socket) => socket.end("220 mail.example ESMTP\r\n"), "not HTTP"],
  ])("%s", async (_, behave, failure) => {
    const origin = await serveRaw((socket) => socket.once("data", () => behave(socket)));
    expect(without(await connectTo(origin, 300).send(REQUEST))).toEqual({
      status: null,
      failure,
      sentAgain: false,
    });
  });

  test("after a failure the next request goes out on a new connection", async () => {
    const origin = await serveRaw((socket, number) =>
      socket.on("data", () => (number === 1 ? socket.end() : socket.write(OK))),
    );
    const connection = connectTo(origin);
    expect((await connection.send(REQUEST)).failure).toBe("connection lost");
    expect(without(await connection.send(REQUEST))).toEqual({
      status: 200,
      failure: null,
      sentAgain: false,
    });
  });
});

describe("what is an answer", () => {
  test("a status is not judged here", async () => {
    const origin = await serveRaw((socket) =>
      socket.on("data", () => socket.write("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")),
    );
    expect(without(await connectTo(origin).send(REQUEST))).toEqual({
      status: 503,
      failure: null,
      sentAgain: false,
    });
  });

  test("bytes are those on the wire, head and body, each counted once", async () => {
    const origin = await serveRaw((socket) => socket.on("data", () => socket.write(OK)));
    const connection = connectTo(origin);
    expect((await connection.send(REQUEST)).bytes).toBe(OK.length);
    expect((await connection.send(REQUEST)).bytes).toBe(OK.length);
  });

  test("the answer to a HEAD has no body, whatever its length says", async () => {
    const head = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n";
    const origin = await serveRaw((socket) => socket.on("data", () => socket.write(head)));
    const reply = await connectTo(origin).send({ ...REQUEST, method: "HEAD" });
    expect([reply.status, reply.bytes]).toEqual([200, head.length]);
  });

  test("a kept connection that the site closed as the request left: sent again, as browsers do", async () => {
    // The first connection answers once, and hangs up on the second request.
    const origin = await serveRaw((socket, number) => {
      let asked = 0;
      socket.on("data", () =>
        number === 1 && ++asked === 2 ? socket.resetAndDestroy() : socket.write(OK),
      );
    });
    const connection = connectTo(origin);
    await connection.send(REQUEST);
    expect(without(await connection.send(REQUEST))).toEqual({
      status: 200,
      failure: null,
      sentAgain: true,
    });
  });
});

test("one connection carries a whole visit", async () => {
  const site = await serve(bilingualSite);
  const connection = connectTo(site.origin);
  for (const path of ["/en/", "/site.css", "/fr/"])
    expect((await connection.send({ ...REQUEST, path })).status).toBe(200);
  expect(site.connections()).toBe(1);
});
