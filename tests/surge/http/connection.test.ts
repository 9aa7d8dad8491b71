import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createClock, readMonotonicMs } from "../../../src/surge/clock.ts";
import type { Answer, Connection, Dial, Patience } from "../../../src/surge/http/connection.ts";
import { createNetDial } from "../../../src/surge/http/net-connection.ts";
import { createUndiciDial } from "../../../src/surge/http/undici-connection.ts";
import { toWireRequest } from "../../../src/surge/http/wire-request.ts";
import type { WireRequest } from "../../../src/surge/http/wire-request.ts";
import { createLoop } from "../../../src/surge/loop.ts";
import { createRandom } from "../../../src/surge/random.ts";
import { drawResponse } from "./draw-response.ts";

/** A server that speaks as it likes: the number of the connection begins at 1. */
async function serveRaw(onSocket: (socket: Socket, number: number) => void): Promise<number> {
  let number = 0;
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onSocket(socket, ++number);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

type Kind = "net" | "undici";
type Told = Pick<Answer, "failure" | "sentAgain" | "bytes"> & { status: number | null };

/** A connection whose answers can be awaited. */
function connectTo(
  kind: Kind,
  port: number,
  patience: Patience = { patienceMs: 60_000, slowMs: null },
): {
  send(request?: WireRequest): Promise<Told>;
  opened(): number;
  connection: Connection<string>;
} {
  const clock = createClock();
  clock.startAt(readMonotonicMs());
  const loop = createLoop(clock);
  loop.start();
  onTestFinished(() => loop.stop());
  let opened = 0;
  const countOpened = (): void => void opened++;
  const target = {
    origin: `http://127.0.0.1:${port}`,
    address: "127.0.0.1",
    protocol: "h1",
  } as const;
  const dial: Dial<string> =
    kind === "net"
      ? createNetDial({ loop, hosts: ["127.0.0.1"], port, patience, countOpened })
      : createUndiciDial({ loop, target, patience, countOpened });
  let resolveNext: (told: Told) => void = () => {};
  const connection = dial({
    onAnswer(_, ask, { head, failure, sentAgain, bytes }) {
      expect(ask).toBe("mine");
      resolveNext({ status: head?.status ?? null, failure, sentAgain, bytes });
    },
    onSlow: (slow) => slow.giveUp("reloaded while waiting"),
  });
  onTestFinished(() => connection.cut());
  const send = (request = GET): Promise<Told> =>
    new Promise((resolve) => {
      resolveNext = resolve;
      connection.send(request, "mine");
    });
  return { send, opened: () => opened, connection };
}

const HOST = "127.0.0.1";
const GET = toWireRequest(HOST, { method: "GET", path: "/", headers: { accept: "*/*" } });
const HEAD = toWireRequest(HOST, { method: "HEAD", path: "/", headers: {} });
const OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
const KINDS: Kind[] = ["net", "undici"];

describe.each(KINDS)("over %s, what goes wrong is an answer, not an exception", (kind) => {
  test("nobody listens", async () => {
    expect(await connectTo(kind, 1).send()).toMatchObject({
      status: null,
      failure: "no connection",
    });
  });

  test.each<[string, (socket: Socket) => void, Answer["failure"]]>([
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
    [
      "the site hangs up in the middle of the head",
      (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Le"),
      "connection lost",
    ],
    ["the site resets", (socket) => socket.resetAndDestroy(), "connection lost"],
    ["the answer is not HTTP", (socket) => socket.end("220 mail.example ESMTP\r\n"), "not HTTP"],
  ])("%s", async (_, behave, failure) => {
    const port = await serveRaw((socket) => socket.once("data", () => behave(socket)));
    const { send } = connectTo(kind, port, { patienceMs: 300, slowMs: null });
    expect(await send()).toMatchObject({ status: null, failure, sentAgain: false });
  });

  test("after a failure the next request goes out on a new connection", async () => {
    const port = await serveRaw((socket, number) =>
      socket.on("data", () => (number === 1 ? socket.end() : socket.write(OK))),
    );
    const { send, opened } = connectTo(kind, port);
    expect((await send()).failure).toBe("connection lost");
    expect(await send()).toEqual({
      status: 200,
      failure: null,
      sentAgain: false,
      bytes: OK.length,
    });
    expect(opened()).toBe(2);
  });

  test("somebody who finds it slow may ask for something else on a new connection", async () => {
    const port = await serveRaw((socket, number) =>
      socket.on("data", () => (number === 1 ? undefined : socket.write(OK))),
    );
    const { send } = connectTo(kind, port, { patienceMs: 60_000, slowMs: 30 });
    expect((await send()).failure).toBe("reloaded while waiting");
    expect((await send()).status).toBe(200);
  });
});

describe.each(KINDS)("over %s, what is an answer", (kind) => {
  test("a status is not judged here", async () => {
    const port = await serveRaw((socket) =>
      socket.on("data", () => socket.write("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")),
    );
    expect(await connectTo(kind, port).send()).toMatchObject({ status: 503, failure: null });
  });

  test("bytes are those on the wire, head and body, each counted once; one connection carries all", async () => {
    const port = await serveRaw((socket) => socket.on("data", () => socket.write(OK)));
    const { send, opened } = connectTo(kind, port);
    expect([(await send()).bytes, (await send()).bytes]).toEqual([OK.length, OK.length]);
    expect(opened()).toBe(1);
  });

  test("the answer to a HEAD has no body, whatever its length says", async () => {
    const head = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n";
    const port = await serveRaw((socket) => socket.on("data", () => socket.write(head)));
    expect(await connectTo(kind, port).send(HEAD)).toMatchObject({
      status: 200,
      bytes: head.length,
    });
  });

  test("a kept connection that the site closed as the request left: sent again, as browsers do", async () => {
    // The first connection answers once, and hangs up on the second request.
    const port = await serveRaw((socket, number) => {
      let asked = 0;
      socket.on("data", () =>
        number === 1 && ++asked === 2 ? socket.resetAndDestroy() : socket.write(OK),
      );
    });
    const { send } = connectTo(kind, port);
    await send();
    expect(await send()).toMatchObject({ status: 200, failure: null, sentAgain: true });
  });
});

test("our reader and undici make the same of a hundred answers", async () => {
  const answers = Array.from({ length: 100 }, (_, seed) => drawResponse(createRandom(seed, 8)));
  const port = await serveRaw((socket) =>
    socket.on("data", (asked: Buffer) => {
      const { stream, isToClose } = answers[Number(/\/(\d+)/.exec(asked.toString())?.[1])] ?? {};
      // In two parts, the first of them any number of bytes.
      const half = (stream?.length ?? 0) >> 1;
      socket.write(stream?.subarray(0, half) ?? "");
      setImmediate(() => {
        socket.write(stream?.subarray(half) ?? "");
        if (isToClose) socket.end();
      });
    }),
  );
  for (const kind of KINDS) {
    const { send } = connectTo(kind, port);
    for (const [number, { status, stream }] of answers.entries()) {
      const request = toWireRequest(HOST, { method: "GET", path: `/${number}`, headers: {} });
      expect([kind, number, await send(request)]).toEqual([
        kind,
        number,
        { status, failure: null, sentAgain: false, bytes: stream.length },
      ]);
    }
  }
});

test("connections are spread over the addresses in turn", async () => {
  const seen: string[] = [];
  const server = createServer((socket) => {
    seen.push(socket.localAddress ?? "");
    socket.on("error", () => {});
    socket.on("data", () => socket.write(OK));
  });
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  onTestFinished(() => void server.close());
  const clock = createClock();
  clock.startAt(readMonotonicMs());
  const loop = createLoop(clock);
  loop.start();
  onTestFinished(() => loop.stop());
  const { port } = server.address() as AddressInfo;
  const hosts = ["127.0.0.1", "127.0.0.2", "127.0.0.3"];
  const patience = { patienceMs: 60_000, slowMs: null };
  const dial = createNetDial<null>({ loop, hosts, port, patience, countOpened: () => {} });
  for (let turn = 0; turn < 4; turn++) {
    await new Promise<void>((resolve) => {
      const connection = dial({ onAnswer: () => resolve() });
      onTestFinished(() => connection.cut());
      connection.send(GET, null);
    });
  }
  expect(seen).toEqual([...hosts, "127.0.0.1"]);
});

test("a request cannot be broken in two by what is in it", () => {
  const headers = { accept: "a\r\nx: y" };
  expect(() => toWireRequest(HOST, { method: "GET", path: "/", headers })).toThrow(RangeError);
});
