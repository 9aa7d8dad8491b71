import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadyTable } from "../../../src/server/answer/ready-table.ts";
import type { RunningServer } from "../../support/matrix.ts";
import { startServer } from "../../support/matrix.ts";
import { exchangeRaw, fieldOf, openRaw } from "../../support/raw-client.ts";
import { answersTo, ask, get, tell } from "../../support/raw-requests.ts";
import { smallTable } from "../../support/small-table.ts";

let table: ReadyTable;
let running: RunningServer;
beforeAll(async () => {
  table = await smallTable();
  running = await startServer(table);
});
afterAll(() => running.close());
const told = (bytes: string) => answersTo(bytes, { port: running.port, table });

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
    ["a whole address that leads nowhere", "http://a.example/en/nothing/", english],
    ["an address of another scheme", "gopher://a.example/en/visit/", neither],
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
    expect(await told(get(target))).toEqual(expected);
  });

  test("a whole address is taken by its path, whatever host it names (RFC 9112, 3.2.2)", async () => {
    for (const origin of ["http://a.example", "HTTPS://evil.example:81", "http://b@[::1]:8"])
      expect(await told(get(`${origin}/en/visit/?a=b`))).toEqual(page);
    expect(await told(get("http://a.example"))).toEqual(await told(get("/")));
  });

  test("a query never matters, whatever is in it", async () => {
    for (const query of ["?", "??", "?a=%00", "?../../", "?/en/", `?${"x".repeat(7000)}`])
      expect(await told(get(`/en/visit/${query}`))).toEqual(page);
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
  ])("%s", async (range) => {
    expect(await told(get("/en/visit/", `Range: ${range}\r\n`))).toEqual(page);
    expect(await told(get("/en/visit/", `Range: ${range}\r\nIf-Range: "x"\r\n`))).toEqual(page);
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
    expect(await told(ask(method, "/en/visit/"))).toEqual(expected);
  });

  test.each(["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])(
    "%s changes nothing",
    async (name) => {
      expect(await told(get("/en/visit/", `${name}: DELETE\r\n`))).toEqual(page);
      expect(await told(ask("POST", "/en/visit/", `${name}: GET\r\n`))).toEqual(notAllowed);
    },
  );

  test("OPTIONS * is 405 with what is allowed", async () => {
    expect(await told(ask("OPTIONS", "*"))).toEqual(notAllowed);
  });

  test("CONNECT is refused in words", async () => {
    expect(await told(ask("CONNECT", "example.org:443"))).toEqual(notAllowed);
  });

  test("CONNECT and a broken connection harm nobody", async () => {
    // node hands the socket over without an error listener, so a reset would end the process.
    const broken = Array.from({ length: 50 }, async (_, index) => {
      const { socket, send, closed } = await openRaw(running.port);
      send(`${ask("CONNECT", "example.org:443")}${"x".repeat(index * 100)}`);
      if (index % 2 === 0) await new Promise((resolve) => socket.once("data", resolve));
      send("more");
      socket.resetAndDestroy();
      await closed;
    });
    await Promise.all(broken);
    expect(await told(get("/en/visit/"))).toEqual(page);
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
    [`${"a,".repeat(250)}gzip`, "gzip"],
    [`${"a,".repeat(3500)}gzip`, undefined],
  ])("%s", async (field, coding) => {
    const bytes = get("/en/visit/", `Accept-Encoding: ${field}\r\n`);
    const { answers } = await exchangeRaw(running.port, bytes);
    expect(answers.map((answer) => tell(answer, table))).toEqual(page);
    expect(fieldOf(answers[0], "content-encoding")).toBe(coding);
  });
});
