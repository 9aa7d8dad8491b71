import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, constants, mkdtempSync, openSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildTable } from "../../src/delivery/build-table.ts";
import { toReadyTable } from "../../src/server/answer/ready-table.ts";
import { askOverSocket, startServer } from "../support/matrix.ts";
import { openRaw } from "../support/raw-client.ts";
import { get, tell } from "../support/raw-requests.ts";
import { startSite } from "../support/running-site.ts";
import { builtTable } from "../support/site.ts";
import { smallFiles, smallPlaces } from "../support/small-table.ts";

const page = { method: "GET", target: "/en/", headers: {}, body: "" };

/** Asks 2,000 times for a page; gives what was not a page. */
async function askManyTimes(port: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let times = 0; times < 20; times += 1) {
    const answers = Array.from({ length: 100 }, () => askOverSocket(port, page));
    statuses.push(...(await Promise.all(answers)).map(({ status }) => status));
  }
  return statuses.filter((status) => status !== 200);
}

test("with the log on a full disk, 2,000 pages are served and the server ends in order", async () => {
  const data = mkdtempSync(join(tmpdir(), "freshet-full-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  symlinkSync("/dev/full", join(data, "access.log"));
  const site = await startSite({ FRESHET_DATA: data });
  onTestFinished(site.remove);
  await site.says(/Forms are open/);
  expect(await askManyTimes(site.port)).toEqual([]);
  site.process.kill("SIGTERM");
  expect(await site.ended).toEqual({ code: 0, signal: null });
});

test("with the log in a pipe that nobody empties, 2,000 pages are served and the server ends in order", async () => {
  const data = mkdtempSync(join(tmpdir(), "freshet-pipe-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const pipe = join(data, "access.log");
  execFileSync("mkfifo", [pipe]);
  const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  onTestFinished(() => closeSync(reader));
  const site = await startSite({ FRESHET_DATA: data });
  onTestFinished(site.remove);
  await site.says(/Forms are open/);
  expect(await askManyTimes(site.port)).toEqual([]);
  site.process.kill("SIGTERM");
  expect(await site.ended).toEqual({ code: 0, signal: null });
});

test("downloads under way when a server drains are finished, byte for byte", async () => {
  // Larger than what the two kernels between server and client keep for themselves.
  const film = { file: "film.png", address: "/film.png", body: randomBytes(16 * 1024 * 1024) };
  const built = await buildTable({
    files: [...smallFiles, film],
    places: smallPlaces,
    oldAssets: [],
  });
  const table = toReadyTable(built.table, built.bodies, { dictionary: false });
  const running = await startServer(table);
  onTestFinished(() => running.close());
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  running.site.server.on("close", () => resolve());
  const downloads = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const connection = await openRaw(running.port);
      connection.send(get("/film.png"));
      await new Promise((begun) => connection.socket.once("data", begun));
      connection.socket.pause();
      return connection;
    }),
  );
  expect(running.site.openConnections()).toBe(4);
  running.site.drain();
  for (const { socket } of downloads) socket.resume().end();
  for (const download of downloads) {
    const { answers, reset } = await download.closed;
    expect([reset, ...answers.map((answer) => tell(answer, table))]).toEqual([
      false,
      "200 /film.png",
    ]);
  }
  await closed;
});

test("SIGTERM while 200 people are asking for another page: every one gets it whole", async () => {
  const table = builtTable();
  const site = await startSite();
  onTestFinished(site.remove);
  await site.says(/Forms are open/);
  const connections = await Promise.all(Array.from({ length: 200 }, () => openRaw(site.port)));
  for (const { send } of connections) send(get("/fr/"));
  // Now every connection has been accepted: those still in the kernel's queue are lost with the listening socket.
  await Promise.all(connections.map(({ answers }) => answers(1)));
  for (const { send } of connections) send(get("/en/"));
  site.process.kill("SIGTERM");
  const told = await Promise.all(
    connections.map(async ({ answers }) => (await answers(2)).map((answer) => tell(answer, table))),
  );
  expect(new Set(told.map((both) => both.join(" ")))).toEqual(new Set(["200 /fr/ 200 /en/"]));
  for (const { socket } of connections) socket.destroy();
  expect(await site.ended).toEqual({ code: 0, signal: null });
});
