import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createHeadEnding, prepare, wholeAnswer } from "../../src/server/whole-answer.ts";
import { startServer } from "../support/matrix.ts";
import { smallTable } from "../support/small-table.ts";

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

/** What differs between two ways of sending the same answer: the date and the connection lines. */
const comparable = (answer: string) =>
  answer
    .replace(/^Date: .*\r\n/m, "")
    .replace(/^Connection: .*\r\n/m, "")
    .replace(/^Keep-Alive: .*\r\n/m, "");

describe("an answer sent whole is the answer that node:http would have written", () => {
  test.each([
    ["a page", "GET /en/visit/ HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n"],
    ["its head", "HEAD /en/visit/ HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n"],
    ["a page as it is", "GET /en/visit/ HTTP/1.1\r\nHost: x\r\n"],
    ["a 404", "GET /fr/rien/ HTTP/1.1\r\nHost: x\r\nAccept-Encoding: zstd\r\n"],
    ["a 304", "GET /en/visit/ HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n"],
  ])("%s", async (_about, request) => {
    const running = await startServer(await smallTable());
    onTestFinished(() => running.close());
    const ordinary = await exchange(running.port, `${request}Connection: close\r\n\r\n`);
    const both = await exchange(running.port, `${request}\r\n${request}Connection: close\r\n\r\n`);
    const whole = both.slice(0, both.length - ordinary.length);
    expect(whole).toMatch(
      /\r\nDate: [^\r]+ GMT\r\nConnection: keep-alive\r\nKeep-Alive: timeout=15\r\n\r\n/,
    );
    expect(comparable(whole)).toBe(comparable(ordinary));
  });
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

test("the date moves with the second, and what was made for an earlier second is left alone", () => {
  let nowMs = Date.UTC(2026, 10, 8, 23, 0, 0);
  const ending = createHeadEnding(() => nowMs);
  const prepared = prepare(200, ["A", "b"], Buffer.from("body"));
  const first = wholeAnswer(prepared, ending(15), true);
  expect(wholeAnswer(prepared, ending(15), true)).toBe(first);
  nowMs += 1000;
  const second = wholeAnswer(prepared, ending(15), true);
  expect(first?.toString()).toBe(
    "HTTP/1.1 200 OK\r\nA: b\r\nDate: Sun, 08 Nov 2026 23:00:00 GMT\r\nConnection: keep-alive\r\nKeep-Alive: timeout=15\r\n\r\nbody",
  );
  expect(second?.toString()).toContain("23:00:01 GMT");
  expect(wholeAnswer(prepared, ending(5), false)?.toString()).toMatch(/timeout=5\r\n\r\n$/);
});
