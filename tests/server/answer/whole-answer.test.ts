import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ReadyTable } from "../../../src/server/answer/ready-table.ts";
import {
  createHeadEndings,
  prepare,
  wholeAnswer,
} from "../../../src/server/answer/whole-answer.ts";
import { startServer } from "../../support/matrix.ts";
import { smallTable } from "../../support/small-table.ts";

/** Sends raw requests on one connection and gives what comes back until the server closes it. */
function exchange(port: number, requests: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(requests));
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("end", () => resolve(Buffer.concat(chunks).toString("latin1")));
    socket.on("error", reject);
  });
}

/** What differs from one second to the next. */
const comparable = (answer: string) => answer.replaceAll(/^Date: .*\r\n/gm, "");

describe("an answer sent whole is the answer that node:http would have written", () => {
  const rows: [about: string, request: string][] = [
    ["a page", "GET /en/visit/ HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n"],
    ["its head", "HEAD /en/visit/ HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n"],
    ["a page as it is", "GET /en/visit/ HTTP/1.1\r\nHost: x\r\n"],
    ["a 404", "GET /fr/rien/ HTTP/1.1\r\nHost: x\r\nAccept-Encoding: zstd\r\n"],
    ["a 304", "GET /en/visit/ HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n"],
  ];
  test.each(rows)("%s, on a connection that stays and then closes", async (_about, request) => {
    const table = await smallTable();
    const server = await startServer(table);
    const plainServer = await startServer(withoutPrepared(await smallTable()));
    onTestFinished(() => server.close());
    onTestFinished(() => plainServer.close());
    const both = `${request}\r\n${request}Connection: close\r\n\r\n`;
    const whole = await exchange(server.port, both);
    expect(whole.match(/^Date: [^\r]+ GMT\r$/gm)).toHaveLength(2);
    expect(comparable(whole)).toBe(comparable(await exchange(plainServer.port, both)));
  });
});

/** The same table with bodies too large to be sent whole, so that node:http writes every head. */
function withoutPrepared(table: ReadyTable): ReadyTable {
  for (const [, entry] of table.entries) {
    if (entry.kind !== "row") continue;
    for (const { prepared } of entry.bodies)
      for (const each of [prepared.full, prepared.notModified]) each.body = Buffer.alloc(300_000);
  }
  return table;
}

test("bytes on their way to a slow reader are left alone when the second changes", () => {
  let nowMs = Date.UTC(2026, 10, 8, 23, 0, 0);
  const endings = createHeadEndings(() => nowMs);
  const prepared = prepare(200, ["A", "b"], Buffer.from("body"));
  const slow = wholeAnswer(prepared, "staying", endings(15));
  prepared.staying = null;
  nowMs += 1000;
  expect(wholeAnswer(prepared, "staying", endings(15))?.bytes).not.toBe(slow?.bytes);
  expect(slow?.bytes.toString()).toContain("23:00:00 GMT");
});

test("a thousand pipelined requests are answered in order on one connection", async () => {
  const running = await startServer(await smallTable());
  onTestFinished(() => running.close());
  const targets = Array.from(
    { length: 1000 },
    (_, index) => ["/en/visit/", "/nothing", "/en/visit", "/robots.txt"][index % 4],
  );
  const requests = targets.map((target) => `HEAD ${target} HTTP/1.1\r\nHost: x\r\n\r\n`).join("");
  const answers = await exchange(
    running.port,
    `${requests}GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
  );
  const statuses = [...answers.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => match[1]);
  expect(statuses).toEqual([
    ...targets.map((_, index) => ["200", "404", "301", "200"][index % 4]),
    "200",
  ]);
});

test("the date moves with the second, in the same bytes", () => {
  let nowMs = Date.UTC(2026, 10, 8, 23, 0, 0);
  const endings = createHeadEndings(() => nowMs);
  const prepared = prepare(200, ["A", "b"], Buffer.from("body"));
  const text = (kind: "staying" | "closing", keepAliveS: number) =>
    wholeAnswer(prepared, kind, endings(keepAliveS))?.bytes.toString();
  const first = wholeAnswer(prepared, "staying", endings(15));
  expect(first?.bytes.toString()).toBe(
    "HTTP/1.1 200 OK\r\nA: b\r\nDate: Sun, 08 Nov 2026 23:00:00 GMT\r\nConnection: keep-alive\r\nKeep-Alive: timeout=15\r\n\r\nbody",
  );
  nowMs += 1000;
  expect(text("staying", 15)).toContain("23:00:01 GMT");
  expect(wholeAnswer(prepared, "staying", endings(15))?.bytes).toBe(first?.bytes);
  expect(text("staying", 5)).toContain("timeout=5\r\n\r\nbody");
  expect(text("closing", 5)).toContain("Connection: close\r\n\r\nbody");
});
