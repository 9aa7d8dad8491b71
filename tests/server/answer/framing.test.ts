import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadyTable } from "../../../src/server/answer/ready-table.ts";
import type { RunningServer } from "../../support/matrix.ts";
import { startServer } from "../../support/matrix.ts";
import { exchangeRaw, fieldOf, openRaw } from "../../support/raw-client.ts";
import { answersTo, ask, get, hostLine, tell } from "../../support/raw-requests.ts";
import { smallTable } from "../../support/small-table.ts";

let table: ReadyTable;
let running: RunningServer;
beforeAll(async () => {
  table = await smallTable();
  running = await startServer(table);
});
afterAll(() => running.close());
const told = (bytes: string) => answersTo(bytes, { port: running.port, table });

const bad = ["400"];
const notAllowed = ["405"];
const tooLarge = ["431"];
const page = ["200 /en/visit/"];

const hidden = get("/robots.txt");
const chunked = "Transfer-Encoding: chunked\r\n";
const post = (more: string, body: string) => ask("POST", "/en/visit/", more) + body;

describe("requests that two readers could read in two ways", () => {
  test.each([
    ["a length and chunks (CL.TE)", post(`Content-Length: 6\r\n${chunked}`, "0\r\n\r\nG"), bad],
    [
      "chunks and a length (TE.CL)",
      post(`${chunked}Content-Length: 4\r\n`, `30\r\n${hidden}\r\n0\r\n\r\n`),
      bad,
    ],
    ["the same length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), bad],
    ["two lengths", post("Content-Length: 3\r\nContent-Length: 0\r\n", hidden), bad],
    ["a list of lengths", post("Content-Length: 3, 3\r\n", "abc"), bad],
    ["a length with a sign", post("Content-Length: +3\r\n", "abc"), bad],
    ["a length below nothing", post("Content-Length: -1\r\n", "abc"), bad],
    ["a length in hexadecimal", post("Content-Length: 0x3\r\n", "abc"), bad],
    ["a length beyond any number", post("Content-Length: 99999999999999999999\r\n", "abc"), bad],
    ["an unknown coding", post("Transfer-Encoding: xchunked\r\n", hidden), ["405", "400"]],
    ["chunked, but not last", post("Transfer-Encoding: chunked, identity\r\n", hidden), bad],
    [
      "chunked, then something else",
      post(`${chunked}Transfer-Encoding: identity\r\n`, hidden),
      bad,
    ],
    ["a space before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), bad],
    ["a tab before chunked", post("Transfer-Encoding:\tchunked\r\n", "0\r\n\r\n"), notAllowed],
    ["a chunk size with a prefix", post(chunked, "0x3\r\nabc\r\n0\r\n\r\n"), ["405", "400"]],
    ["a chunk size with a space", post(chunked, "3 \r\nabc\r\n0\r\n\r\n"), ["405", "400"]],
    ["a chunk size beyond any number", post(chunked, "fffffffffffffffff\r\nabc"), ["405", "400"]],
    ["chunks with bare line feeds", post(chunked, "3\nabc\n0\n\n"), ["405", "400"]],
    ["a chunk longer than it says", post(chunked, "3\r\nabcd\r\n0\r\n\r\n"), ["405", "400"]],
    ["a chunk extension", post(chunked, "3;a=b\r\nabc\r\n0\r\n\r\n"), notAllowed],
    [
      "20,000 characters of it",
      post(chunked, `3;${"a".repeat(20_000)}\r\nabc\r\n`),
      ["405", "400"],
    ],
    [
      "a length in the trailer",
      post(chunked, `0\r\nContent-Length: 30\r\n\r\n${hidden}`),
      ["405", "400"],
    ],
    [
      "a request as the body of GET",
      `${get("/en/visit/", `Content-Length: ${hidden.length}\r\n`)}${hidden}`,
      page,
    ],
    ["a request after an empty one", `\r\n\r\n${get("/en/visit/")}`, page],
    ["bare line feeds", "GET /en/visit/ HTTP/1.1\nHost: a\n\n", bad],
    ["one bare line feed", get("/en/visit/", "A: b\nC: d\r\n"), bad],
    ["a bare carriage return", get("/en/visit/", "A: b\rC: d\r\n"), bad],
    ["a folded line", get("/en/visit/", "A: b\r\n c\r\n"), bad],
    ["a first line that is folded", `GET /en/visit/ HTTP/1.1\r\n ${hostLine}\r\n`, bad],
    ["a header without a name", get("/en/visit/", ": b\r\n"), bad],
    ["a header without a colon", get("/en/visit/", "AAAA\r\n"), bad],
    ["a NUL in a header", get("/en/visit/", "A: b\0c\r\n"), bad],
    ["one long header", get("/en/visit/", `A: ${"x".repeat(9000)}\r\n`), tooLarge],
    ["2,000 headers", get("/en/visit/", "a:\r\n".repeat(2000)), tooLarge],
    ["500 short headers", get("/en/visit/", "a:\r\n".repeat(500)), page],
    [
      "names that objects have",
      get("/en/visit/", "__proto__: a\r\nconstructor: b\r\ntoString: c\r\n"),
      page,
    ],
    ["no version, as in HTTP/0.9", "GET /en/visit/\r\n\r\n", page],
    ["an unknown version", "GET /en/visit/ HTTP/9.9\r\n\r\n", bad],
    ["the first words of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", bad],
    ["the first bytes of TLS", "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03", bad],
    ["half a request line", "GET /en/vi", bad],
    ["half a header", `GET /en/visit/ HTTP/1.1\r\nHo`, bad],
    ["nothing", "", []],
  ])("%s", async (_about, bytes, expected) => {
    // After the first answer the connection may end before the rest has been read.
    expect([expected, expected.slice(0, 1)]).toContainEqual(await told(bytes));
  });
});

describe("what a request says of itself never changes a page", () => {
  const plain = async (bytes: string) => {
    const { answers } = await exchangeRaw(running.port, bytes);
    return answers.map(({ status, headers, body }) => ({
      status,
      headers: headers.filter(([name]) => name !== "date"),
      body: body.toString("base64"),
    }));
  };

  test.each([
    ...[
      "",
      "localhost:1",
      "evil.example",
      "a b",
      "<script>",
      "a\\b",
      "[::1",
      `${"x".repeat(5000)}`,
    ].map((value) => `Host: ${value}\r\n`),
    ...[
      "X-Forwarded-Host: evil.example",
      "X-Forwarded-Proto: http",
      "X-Forwarded-Port: 666",
      "X-Forwarded-Prefix: /evil",
      "X-Forwarded-For: 1.2.3.4, <script>",
      "X-Real-IP: 1.2.3.4",
      "Forwarded: for=1.2.3.4;host=evil.example;proto=gopher",
      "X-Original-URL: /robots.txt",
      "X-Rewrite-URL: /robots.txt",
      "X-Original-Host: evil.example",
      "X-Host: evil.example",
      "Origin: https://evil.example",
      "Referer: https://evil.example/",
      "Cookie: a=b; __Host-c=d",
      "Authorization: Basic YTpi",
      "Proxy: http://evil.example",
      "Accept: application/json",
      "Accept-Language: fr",
      "Sec-Purpose: prefetch",
      "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT",
      'If-Match: "x"',
      "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
      "TE: trailers",
      "Max-Forwards: 0",
      "Connection: Upgrade\r\nUpgrade: websocket",
      "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk",
      "Content-Length: 0",
    ].map((line) => `${hostLine}${line}\r\n`),
  ])("%j", async (lines) => {
    for (const target of ["/en/visit/", "/en/visit", "/en/nothing/", "/robots.txt"]) {
      const usual = await plain(get(target));
      expect(usual.length).toBe(1);
      expect(await plain(`GET ${target} HTTP/1.1\r\n${lines}\r\n`)).toEqual(usual);
    }
  });

  test("HTTP/1.0 without a host gets the page and the end of the connection", async () => {
    const { answers } = await exchangeRaw(running.port, "GET /en/visit/ HTTP/1.0\r\n\r\n");
    expect(answers.map((answer) => tell(answer, table))).toEqual(page);
    expect(fieldOf(answers[0], "connection")).toBe("close");
  });

  test("HTTP/1.1 without a host is 400, and so are two of them (RFC 9112, 3.2)", async () => {
    expect(await told("GET /en/visit/ HTTP/1.1\r\n\r\n")).toEqual(bad);
    const second = "Host: evil.example\r\n";
    expect(await told(get("/en/visit/", second))).toEqual(bad);
  });

  test("Expect: 100-continue on a page gets the page at once, which is the final answer", async () => {
    expect(await told(get("/en/visit/", "Expect: 100-continue\r\n"))).toEqual(page);
  });
});

test("Expect: 100-continue behind another request does not shift the answers", async () => {
  // node puts the 100 of a queued answer between its head and its body.
  const expecting = get("/robots.txt", "Expect: 100-continue\r\nContent-Length: 2\r\n");
  const answers = await told(`${get("/en/visit/")}${expecting}{}${get("/fr/")}`);
  // A client that was not told to go on may have left its body out, so the connection ends there (RFC 9110, 10.1.1).
  const finals = answers.filter((each) => each !== "100");
  expect([...page, "200 /robots.txt", "200 /fr/"].slice(0, finals.length)).toEqual(finals);
  expect(finals.length).toBeGreaterThanOrEqual(2);
});

test("1,000 requests at once on one connection are answered in order", async () => {
  const targets = ["/en/visit/", "/robots.txt", "/en/nothing/", "/fr/", "/_astro/sheet.3f2a.css"];
  const expected = targets.map((target) =>
    target.includes("nothing") ? "404 /en/not-found/" : `200 ${target}`,
  );
  const connection = await openRaw(running.port);
  const asked = Array.from({ length: 1000 }, (_, index) => index % targets.length);
  connection.send(asked.map((index) => get(targets[index] ?? "")).join(""));
  const answers = await connection.answers(1000);
  expect(answers.map((answer) => tell(answer, table))).toEqual(
    asked.map((index) => expected[index]),
  );
  connection.socket.destroy();
});
