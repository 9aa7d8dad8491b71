import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadyTable } from "../../src/server/ready-table.ts";
import type { RunningServer } from "../support/matrix.ts";
import { startServer } from "../support/matrix.ts";
import type { RawAnswer } from "../support/raw-client.ts";
import { exchangeRaw, fieldOf, openRaw } from "../support/raw-client.ts";
import { smallTable } from "../support/small-table.ts";

let table: ReadyTable;
let running: RunningServer;
beforeAll(async () => {
  table = await smallTable();
  running = await startServer(table);
});
afterAll(() => running.close());

const host = "Host: a.example\r\n";
const ask = (method: string, target: string, more = "") =>
  `${method} ${target} HTTP/1.1\r\n${host}${more}\r\n`;
const get = (target: string, more = "") => ask("GET", target, more);

/** An answer in a word or two: its status and, where the body is a row of the table, the address of that row. */
function told({ status, body }: RawAnswer): string {
  for (const [address, entry] of table.entries) {
    if (entry.kind !== "row" || body.length === 0) continue;
    if (entry.bodies.some(({ bytes }) => bytes.equals(body))) return `${status} ${address}`;
  }
  return String(status);
}

async function answersTo(bytes: string): Promise<string[]> {
  const methods = [bytes.split(" ")[0] ?? "GET"];
  const { answers, rest } = await exchangeRaw(running.port, bytes, { methods });
  expect(rest.length).toBe(0);
  return answers.map(told);
}

const english = ["404 /en/not-found/"];
const french = ["404 /fr/introuvable/"];
const neither = ["404 /404.html"];
const bad = ["400"];
const notAllowed = ["405"];
const tooLarge = ["431"];
const page = ["200 /en/visit/"];

describe("a path that is not exactly an address", () => {
  test.each([
    ["a doubled slash at the end", "/en/visit//", english],
    ["in the middle", "/en//visit/", english],
    ["at the beginning (a host, to some)", "//evil.example/en/visit/", neither],
    ["a dot", "/en/./visit/", english],
    ["two dots", "/fr/../en/visit/", french],
    ["two dots out of the site", "/../../../../etc/passwd", neither],
    ["two dots, encoded", "/en/visit/%2e%2e/%2e%2e/", english],
    ["two dots, encoded twice", "/en/%252e%252e/package.json", english],
    ["a letter, encoded", "/en/%76isit/", english],
    ["a slash, encoded", "/en%2fvisit/", neither],
    ["overlong UTF-8", "/en/%c0%ae%c0%ae/", english],
    ["an encoded NUL", "/en/visit/%00", english],
    ["an encoded NUL and an ending", "/en/visit/%00.css", english],
    ["an encoded line end", "/en/visit/%0d%0aSet-Cookie:%20a=b", english],
    ["a parameter", "/en/visit/;x=1", english],
    ["an encoded parameter", "/en/visit/%3bx.css", english],
    ["a style's ending", "/en/visit/x.css", english],
    ["a style's ending on a form", "/api/feedback/x.css", neither],
    ["a parameter on a form", "/api/feedback;x.css", neither],
    ["an encoded slash on a form", "/api/feedback%2fx.css", neither],
    ["another case", "/EN/visit/", neither],
    ["another case below", "/en/Visit/", english],
    ["backslashes", "/en\\visit\\", neither],
    ["a fragment", "/en/visit/#top", english],
    ["an encoded question mark", "/en/visit/%3fa=b", english],
    ["a file beside the site", "/table.json", neither],
    ["an encoded body of the table", "/en/visit/index.html.br", english],
    ["a name that objects have", "/__proto__", neither],
    ["another", "/constructor", neither],
    ["a host in the target", "http://a.example/en/visit/", neither],
    ["another host in the target", "http://evil.example/en/visit/", neither],
    ["a target without a slash", "en/visit/", bad],
    ["nothing but a star", "*", neither],
    ["7,000 characters", `/${"x".repeat(7000)}`, neither],
    ["9,000 characters", `/${"x".repeat(9000)}`, tooLarge],
    ["a space", "/en/ visit/", bad],
    ["a byte outside ASCII", "/fr/\xe9/", bad],
    ["a NUL", "/en/visit/\0", bad],
    ["a line feed", "/en/visit/\n", bad],
    ["a carriage return", "/en/visit/\rX: y", bad],
  ])("%s", async (_about, target, expected) => {
    expect(await answersTo(get(target))).toEqual(expected);
  });

  test("a query never matters, whatever is in it", async () => {
    for (const query of ["?", "??", "?a=%00", "?../../", "?/en/", `?${"x".repeat(7000)}`])
      expect(await answersTo(get(`/en/visit/${query}`))).toEqual(page);
  });
});

describe("ranges are ignored: the whole page is the answer", () => {
  test.each([
    "bytes=0-0",
    "bytes=-5",
    "bytes=5-",
    "bytes=10-5",
    "bytes=-0",
    "bytes=0-18446744073709551615",
    "bytes=18446744073709551616-",
    "bytes=--1",
    "bytes=a-b",
    "bytes=",
    "bytes",
    "lines=1-2",
    "BYTES = 0 - 1",
    `bytes=${Array.from({ length: 1000 }, (_, index) => `${index}-${index}`)
      .join(",")
      .slice(0, 7900)}`,
    `bytes=${"0-,".repeat(1000)}`,
  ])("%.40s", async (range) => {
    expect(await answersTo(get("/en/visit/", `Range: ${range}\r\n`))).toEqual(page);
    expect(await answersTo(get("/en/visit/", `Range: ${range}\r\nIf-Range: "x"\r\n`))).toEqual(
      page,
    );
  });
});

describe("methods", () => {
  const known = "POST PUT DELETE PATCH OPTIONS TRACE QUERY PROPFIND SEARCH PURGE LINK ACL".split(
    " ",
  );
  test.each([
    ...known.map((method): [string, string[]] => [method, notAllowed]),
    ["get", bad],
    ["Get", bad],
    ["GETGET", bad],
    ["BREW", bad],
    ["G\0ET", bad],
    ["", bad],
    ["GET\t", bad],
    ["\r\n\r\nGET", page],
  ])("%j", async (method, expected) => {
    expect(await answersTo(ask(method, "/en/visit/"))).toEqual(expected);
  });

  test.each(["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])(
    "%s changes nothing",
    async (name) => {
      expect(await answersTo(get("/en/visit/", `${name}: DELETE\r\n`))).toEqual(page);
      expect(await answersTo(ask("POST", "/en/visit/", `${name}: GET\r\n`))).toEqual(notAllowed);
    },
  );

  test("OPTIONS * is 405 with what is allowed", async () => {
    expect(await answersTo(ask("OPTIONS", "*"))).toEqual(notAllowed);
  });

  // node closes such a connection without a word unless the server listens for `connect`.
  test.fails("CONNECT is refused in words", async () => {
    expect(await answersTo(ask("CONNECT", "example.org:443"))).toEqual(notAllowed);
  });
});

describe("weights of encodings, oddly spelt", () => {
  test.each([
    ["BR", "br"],
    ["br;Q=1", "br"],
    ["br ; q = 1", "br"],
    ["\tbr\t,\tgzip;q=0.5", "br"],
    ["br;q=1.000, gzip;q=1", "br"],
    ["br;q=0.000, gzip", "gzip"],
    ["br;q=0, br;q=1", "br"],
    ["br;q=1;q=0, gzip", "br"],
    ["br;q=, gzip", "gzip"],
    ["br;q=-1, gzip", "gzip"],
    ["br;q=1e0, gzip", "gzip"],
    ["br;q=0.0001, gzip", "gzip"],
    ['br;q="1", gzip', "gzip"],
    ["br;level=9, gzip;q=0.5", "br"],
    [",,,gzip,,,", "gzip"],
    ["*;q=0, gzip;q=0.001", "gzip"],
    ["gzip;q=0.001, *;q=0.002", "br"],
    ["identity;q=0.5, *;q=0", undefined],
    ["brotli, gz, x-br", undefined],
    ["__proto__, constructor", undefined],
    [";q=1", undefined],
    [`${"a,".repeat(3500)}gzip`, "gzip"],
  ])("%.40s", async (field, coding) => {
    const bytes = get("/en/visit/", `Accept-Encoding: ${field}\r\n`);
    const { answers } = await exchangeRaw(running.port, bytes);
    expect(answers.map(told)).toEqual(page);
    expect(fieldOf(answers[0], "content-encoding")).toBe(coding);
  });
});

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
    ["a first line that is folded", `GET /en/visit/ HTTP/1.1\r\n ${host}\r\n`, bad],
    ["a header without a name", get("/en/visit/", ": b\r\n"), bad],
    ["a header without a colon", get("/en/visit/", "AAAA\r\n"), bad],
    ["a NUL in a header", get("/en/visit/", "A: b\0c\r\n"), bad],
    ["one long header", get("/en/visit/", `A: ${"x".repeat(9000)}\r\n`), tooLarge],
    ["2,000 headers", get("/en/visit/", "a:\r\n".repeat(2000)), tooLarge],
    ["1,000 short headers", get("/en/visit/", "a:\r\n".repeat(1000)), page],
    [
      "names that objects have",
      get("/en/visit/", "__proto__: a\r\nconstructor: b\r\ntoString: c\r\n"),
      page,
    ],
    ["no version", "GET /en/visit/\r\n\r\n", bad],
    ["an unknown version", "GET /en/visit/ HTTP/9.9\r\n\r\n", bad],
    ["the first words of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", bad],
    ["the first bytes of TLS", "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03", bad],
    ["half a request line", "GET /en/vi", bad],
    ["half a header", `GET /en/visit/ HTTP/1.1\r\nHo`, bad],
    ["nothing", "", []],
  ])("%s", async (_about, bytes, expected) => {
    expect(await answersTo(bytes)).toEqual(expected);
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
    "Host: a.example\r\nHost: evil.example\r\n",
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
    ].map((line) => `${host}${line}\r\n`),
  ])("%.60j", async (lines) => {
    for (const target of ["/en/visit/", "/en/visit", "/en/nothing/", "/robots.txt"]) {
      const usual = await plain(get(target));
      expect(usual.length).toBe(1);
      expect(await plain(`GET ${target} HTTP/1.1\r\n${lines}\r\n`)).toEqual(usual);
    }
  });

  test("HTTP/1.0 without a host gets the page and the end of the connection", async () => {
    const { answers } = await exchangeRaw(running.port, "GET /en/visit/ HTTP/1.0\r\n\r\n");
    expect(answers.map(told)).toEqual(page);
    expect(fieldOf(answers[0], "connection")).toBe("close");
  });

  test("HTTP/1.1 without a host is 400 (RFC 9112, 3.2)", async () => {
    expect(await answersTo("GET /en/visit/ HTTP/1.1\r\n\r\n")).toEqual(bad);
  });

  test("Expect: 100-continue is answered, then the page comes", async () => {
    expect(await answersTo(get("/en/visit/", "Expect: 100-continue\r\n"))).toEqual([
      "100",
      ...page,
    ]);
  });
});

test("1,000 requests at once on one connection are answered in order", async () => {
  const targets = ["/en/visit/", "/robots.txt", "/en/nothing/", "/fr/", "/_astro/sheet.3f2a.css"];
  const expected = targets.map((target) =>
    target.includes("nothing") ? english[0] : `200 ${target}`,
  );
  const connection = await openRaw(running.port);
  const asked = Array.from({ length: 1000 }, (_, index) => index % targets.length);
  connection.send(asked.map((index) => get(targets[index] ?? "")).join(""));
  const answers = await connection.answers(1000);
  expect(answers.map(told)).toEqual(asked.map((index) => expected[index]));
  connection.socket.destroy();
});
