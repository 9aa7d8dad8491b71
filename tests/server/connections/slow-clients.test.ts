import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunningServer } from "../../support/matrix.ts";
import { startServer } from "../../support/matrix.ts";
import { openRaw } from "../../support/raw-client.ts";
import { ask, get } from "../../support/raw-requests.ts";
import { smallTable } from "../../support/small-table.ts";

/** The server's own timeouts are waited for: 5 s for a form's body, 8 s for headers, 15 s for a request and for silence. */
const timeout = 75_000;

let running: RunningServer;
beforeAll(async () => {
  running = await startServer(await smallTable());
});
afterAll(() => running.close());

interface SlowClient {
  /** What it sends at once. */
  first: string;
  /** What it sends again and again, to look alive. */
  drip?: string;
  /** It takes nothing of what it is sent. */
  deaf?: true;
}

const form = "Content-Type: application/x-www-form-urlencoded\r\n";
const chunked = "Transfer-Encoding: chunked\r\n";
const dripEveryMs = 250;

const clients: [about: string, client: SlowClient, statuses: number[] | null][] = [
  ["sends nothing at all", { first: "" }, [408]],
  ["sends empty lines", { first: "\r\n", drip: "\r\n" }, [408]],
  ["drips its request line", { first: "GET /", drip: "x" }, [408]],
  ["drips headers", { first: "GET / HTTP/1.1\r\nHost: a\r\n", drip: "a: b\r\n" }, [408]],
  ["stops in the headers", { first: "GET / HTTP/1.1\r\nHost: a\r\n" }, [408]],
  [
    "drips the body of a form",
    { first: ask("POST", "/api/feedback", `${form}Content-Length: 9999\r\n`), drip: "a" },
    [408],
  ],
  [
    "drips it in chunks",
    { first: ask("POST", "/api/feedback", form + chunked), drip: "1\r\na\r\n" },
    [408],
  ],
  [
    "drips a body to a page",
    { first: ask("POST", "/en/visit/", "Content-Length: 99999999\r\n"), drip: "a" },
    null,
  ],
  [
    "drips a chunk extension",
    { first: `${ask("POST", "/en/visit/", chunked)}5;`, drip: "a" },
    null,
  ],
  [
    "drips a trailer",
    { first: `${ask("POST", "/en/visit/", chunked)}0\r\n`, drip: "a: b\r\n" },
    null,
  ],
  ["is silent after a page", { first: get("/en/visit/") }, [200]],
  ["is silent after nonsense", { first: "nonsense\r\n\r\n" }, [400]],
  ["goes on after nonsense", { first: "nonsense\r\n\r\n", drip: "x" }, null],
  ["is silent in a tunnel it did not get", { first: ask("CONNECT", "a.example:443") }, [405]],
  ["never reads", { first: get("/en/visit/").repeat(4000), deaf: true }, null],
];

/** Settles when the server has ended the connection, with the statuses of what it said; null for a client that is deaf. */
async function livesThrough({ first, drip, deaf }: SlowClient): Promise<number[] | null> {
  const { socket, send, closed } = await openRaw(running.port);
  if (deaf === true) socket.pause();
  send(first);
  const dripping = setInterval(() => drip !== undefined && send(drip), dripEveryMs);
  if (deaf === true) {
    // Only the other end sees that this connection is over: what it was sent is still unread here.
    await serverSideEnd(socket.localPort);
    socket.destroy();
  }
  const { answers } = await closed;
  clearInterval(dripping);
  return deaf === true ? null : answers.map(({ status }) => status);
}

const serverSockets = new Map<number | undefined, Promise<void>>();
beforeAll(() => {
  running.site.server.on("connection", (socket) => {
    serverSockets.set(socket.remotePort, new Promise((resolve) => socket.once("close", resolve)));
  });
});
async function serverSideEnd(port: number | undefined): Promise<void> {
  await running.ask("GET", "/healthz");
  await serverSockets.get(port);
}

test(
  "every slow client is ended by the server, and others are answered meanwhile",
  { timeout },
  async () => {
    let stillOpen = clients.length;
    const ends = clients.map(async ([about, client, statuses]) => {
      const said = await livesThrough(client);
      stillOpen -= 1;
      return { about, said: statuses === null ? null : said };
    });
    const { promise: all, resolve } = Promise.withResolvers<void>();
    const normal: number[] = [];
    const visit = async () => {
      while (stillOpen > 0) normal.push((await running.ask("GET", "/en/visit/")).status);
      resolve();
    };
    void visit();
    expect(await Promise.all(ends)).toEqual(
      clients.map(([about, , statuses]) => ({ about, said: statuses })),
    );
    await all;
    expect(new Set(normal)).toEqual(new Set([200]));
    expect(running.site.openConnections()).toBeLessThanOrEqual(1);
  },
);

test("a body for a page is not read: the connection ends with the 405", { timeout }, async () => {
  const { socket, send, closed } = await openRaw(running.port);
  send(ask("POST", "/en/visit/", chunked));
  const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
  const mostBytes = 32 * 1024 * 1024;
  const pour = () => {
    while (socket.writable && socket.bytesWritten < mostBytes && socket.write(chunk));
    if (socket.bytesWritten >= mostBytes) socket.destroy();
  };
  socket.on("drain", pour);
  pour();
  const { answers } = await closed;
  expect(answers.map(({ status }) => status)).toEqual([405]);
  expect(socket.bytesWritten).toBeLessThan(mostBytes);
});
