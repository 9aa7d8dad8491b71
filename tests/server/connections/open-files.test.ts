import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RawAnswer } from "../../support/raw-client.ts";
import { exchangeRaw, fieldOf } from "../../support/raw-client.ts";
import { get } from "../../support/raw-requests.ts";

const openFiles = 256;
const connections = 1000;

let port = 0;
let said = "";
let stop: () => Promise<void>;

/** The whole server in a shell that allows it few open files. */
beforeAll(async () => {
  const data = mkdtempSync(join(tmpdir(), "freshet-files-"));
  port = 20_000 + Math.floor(Math.random() * 12_000);
  const child = spawn(
    "sh",
    ["-c", `ulimit -n ${openFiles}; exec "$0" src/server/main.ts`, process.execPath],
    {
      env: {
        ...process.env,
        FRESHET_PORT: String(port),
        FRESHET_HOST: "127.0.0.1",
        FRESHET_METRICS_PORT: String(port + 1),
        FRESHET_WORKERS: "1",
        FRESHET_DATA: data,
      },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  child.once("exit", () => reject(new Error(`The server ended and said: ${said}`)));
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes("Forms are open")) resolve();
  });
  stop = async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    rmSync(data, { recursive: true });
  };
  await ready;
});
afterAll(() => stop());

/** Opens connections that stay, each with something to say; gives them once the server has let in or refused every one. */
async function openMany(first: string): Promise<Socket[]> {
  const sockets = Array.from({ length: connections }, () => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.on("error", () => {});
    socket.resume();
    if (first !== "") socket.write(first);
    return socket;
  });
  await Promise.all(
    sockets.map(async (socket) => {
      const ended = once(socket, "close");
      if (socket.connecting) await Promise.race([once(socket, "connect"), ended]).catch(() => {});
    }),
  );
  return sockets;
}

async function closeAll(sockets: readonly Socket[]): Promise<void> {
  const ends = sockets.map((socket) => (socket.closed ? null : once(socket, "close")));
  for (const socket of sockets) socket.destroy();
  await Promise.all(ends);
}

/** Asks until there is a page; what came before it were refusals in words. Gives the refusals. */
async function askUntilServed(): Promise<string[]> {
  const refusals: string[] = [];
  for (;;) {
    const { answers } = await exchangeRaw(port, get("/en/"));
    const [answer] = answers;
    if (answer?.status === 200) return refusals;
    refusals.push(`${answer?.status ?? "dropped"} ${fieldOf(answer, "retry-after") ?? "-"}`);
  }
}

describe(`${connections} connections to a server that may open ${openFiles} files`, () => {
  test.each([
    ["idle after a page", get("/robots.txt")],
    ["silent from the beginning", ""],
    ["stuck in their headers", "GET /en/ HTTP/1.1\r\nHo"],
  ])(
    "%s: newcomers are refused in words until idle ones have been closed",
    async (_about, first) => {
      const sockets = await openMany(first);
      const refusals = await askUntilServed();
      expect(refusals.filter((each) => each !== "503 10" && each !== "dropped -")).toEqual([]);
      await closeAll(sockets);
      expect(await askUntilServed()).toEqual([]);
    },
  );

  test("while all are busy, newcomers are refused with a 503 that says when to come back", async () => {
    const sockets = await openMany("GET /en/ HTTP/1.1\r\nHo");
    const drips = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write("x");
    }, 200);
    const told: RawAnswer[] = [];
    // Those who come in the same instant as the thousand are dropped; after that there is room to say so.
    while (told.length < 20) told.push(...(await exchangeRaw(port, "")).answers);
    clearInterval(drips);
    await closeAll(sockets);
    expect(told.map((answer) => [answer.status, fieldOf(answer, "retry-after")])).toEqual(
      told.map(() => [503, "10"]),
    );
    expect(await askUntilServed()).toEqual([]);
  });

  test("no worker died and nothing was said of files", () => {
    expect(said).not.toMatch(/EMFILE|ENFILE|ended/);
  });
});
