import { describe, expect, test } from "vitest";
import { createHeadReader } from "../../../src/surge/http/head.ts";
import { ResponseReader } from "../../../src/surge/http/response-reader.ts";
import { createRandom } from "../../../src/surge/random.ts";
import type { Random } from "../../../src/surge/random.ts";
import { drawResponse } from "./draw-response.ts";

/** Reads a stream in those pieces, then its end. Gives how it stands, the status and the bytes of body. */
function read(pieces: readonly Buffer[], isHead = false): [string, number | null, number] {
  const reader = new ResponseReader(createHeadReader());
  reader.begin(isHead);
  // The buffer is used again for every piece, as sockets do.
  const shared = Buffer.alloc(Math.max(1, ...pieces.map(({ length }) => length)));
  for (const piece of pieces) {
    piece.copy(shared);
    const standing = reader.take(shared, piece.length);
    shared.fill(0);
    if (standing !== "more") return [standing, reader.head?.status ?? null, reader.bodyBytes];
  }
  return [reader.end(), reader.head?.status ?? null, reader.bodyBytes];
}
const whole = (text: string, isHead = false): [string, number | null, number] =>
  read([Buffer.from(text, "latin1")], isHead);
const bytes = (text: string): Buffer[] =>
  [...Buffer.from(text, "latin1")].map((byte) => Buffer.of(byte));

const OK = "HTTP/1.1 200 OK\r\n";

describe("what is not an answer", () => {
  test.each([
    ["another protocol", "220 mail.example ESMTP\r\n", "not HTTP"],
    ["another version", "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n", "not HTTP"],
    ["a status of two digits", "HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n", "not HTTP"],
    ["a status below 100", "HTTP/1.1 099 No\r\nContent-Length: 0\r\n\r\n", "not HTTP"],
    ["a space before the colon", `${OK}Content-Length : 0\r\n\r\n`, "not HTTP"],
    ["a folded line", `${OK}X-A: 1\r\n 2\r\nContent-Length: 0\r\n\r\n`, "not HTTP"],
    ["a lone line feed", `${OK}X-A: 1\nX-B: 2\r\nContent-Length: 0\r\n\r\n`, "not HTTP"],
    ["a null byte", `${OK}X-A: \0\r\nContent-Length: 0\r\n\r\n`, "not HTTP"],
    ["two lengths", `${OK}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, "not HTTP"],
    [
      "a length and chunks",
      `${OK}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na`,
      "not HTTP",
    ],
    ["a length that is none", `${OK}Content-Length: 1a\r\n\r\na`, "not HTTP"],
    ["a negative length", `${OK}Content-Length: -1\r\n\r\n`, "not HTTP"],
    ["a chunk size that is none", `${OK}Transfer-Encoding: chunked\r\n\r\nx\r\n`, "not HTTP"],
    ["a chunk without a size", `${OK}Transfer-Encoding: chunked\r\n\r\n\r\n`, "not HTTP"],
    [
      "a chunk longer than its size",
      `${OK}Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n`,
      "not HTTP",
    ],
    [
      "a chunk size beyond counting",
      `${OK}Transfer-Encoding: chunked\r\n\r\n${"f".repeat(14)}\r\n`,
      "not HTTP",
    ],
    ["a change of protocol", "HTTP/1.1 101 Switching\r\n\r\n", "not HTTP"],
    ["a head without end", `${OK}X: ${"a".repeat(70_000)}`, "not HTTP"],
    ["interim answers without end", "HTTP/1.1 100 Continue\r\n\r\n".repeat(20), "not HTTP"],
    ["half a head", `${OK}Content-Le`, "more"],
    ["half a body", `${OK}Content-Length: 5\r\n\r\nab`, "more"],
    ["half of the chunks", `${OK}Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n`, "more"],
    ["nothing", "", "more"],
  ])("%s", (_, stream, standing) => {
    expect(whole(stream)[0]).toBe(standing);
    expect(read(bytes(stream))[0]).toBe(standing);
  });
});

test.each([
  ["more body than its length", `${OK}Content-Length: 1\r\n\r\nab`],
  ["bytes after an answer without a body", "HTTP/1.1 204 No\r\n\r\nx"],
  ["bytes after the last chunk", `${OK}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nx`],
])(
  "what comes with the end of an answer and does not belong to it is not HTTP: %s",
  (_, stream) => {
    expect(whole(stream)[0]).toBe("not HTTP");
  },
);

describe("what is", () => {
  test.each<[string, string, number, number]>([
    ["a length", `${OK}Content-Length: 2\r\n\r\nhi`, 200, 2],
    ["a length of 0", `${OK}content-length: 0\r\n\r\n`, 200, 0],
    ["the same length twice", `${OK}Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi`, 200, 2],
    [
      "chunks",
      `${OK}Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\nA\r\n0123456789\r\n0\r\n\r\n`,
      200,
      12,
    ],
    [
      "chunks with extensions and trailers",
      `${OK}Transfer-Encoding: Chunked\r\n\r\n2;a="b"\r\nhi\r\n00\r\nX-Sum: 1\r\nY: 2\r\n\r\n`,
      200,
      2,
    ],
    ["the end of the connection", `${OK}\r\nhi`, 200, 2],
    [
      "the end of the connection, with another coding",
      `${OK}Transfer-Encoding: gzip\r\n\r\nhi`,
      200,
      2,
    ],
    ["no body", "HTTP/1.1 204 No Content\r\n\r\n", 204, 0],
    [
      "a 304 that tells the length of what it does not send",
      "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
      304,
      0,
    ],
    [
      "interim answers first",
      `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n${OK}Content-Length: 2\r\n\r\nhi`,
      200,
      2,
    ],
    [
      "no reason, and letters beyond ASCII in it",
      "HTTP/1.1 404\r\nX-A: \xe9\r\nContent-Length: 0\r\n\r\n",
      404,
      0,
    ],
    ["the old version", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi", 200, 2],
  ])("%s", (_, stream, status, size) => {
    expect(whole(stream)).toEqual(["done", status, size]);
    expect(read(bytes(stream))).toEqual(["done", status, size]);
  });

  test("the answer to HEAD has no body, whatever it says", () => {
    expect(whole(`${OK}Content-Length: 5000\r\n\r\n`, true)).toEqual(["done", 200, 0]);
    expect(whole(`${OK}Transfer-Encoding: chunked\r\n\r\n`, true)).toEqual(["done", 200, 0]);
    expect(whole(`${OK}\r\n`, true)).toEqual(["done", 200, 0]);
  });
});

function cut(random: Random, stream: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < stream.length;) {
    const size = 1 + Math.floor(random() ** 3 * 60);
    pieces.push(stream.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

test("in whatever pieces an answer comes, it is the same answer", () => {
  for (let seed = 0; seed < 400; seed++) {
    const random = createRandom(seed, 3);
    const { stream, status, bodyBytes } = drawResponse(random);
    for (let turn = 0; turn < 5; turn++)
      expect(read(cut(random, stream))).toEqual(["done", status, bodyBytes]);
  }
});

test("an answer with some bytes changed is read to some end, and the same one in any pieces", () => {
  for (let seed = 0; seed < 1500; seed++) {
    const random = createRandom(seed, 4);
    const broken = Buffer.from(drawResponse(random).stream);
    for (let turn = 0; turn < 1 + random() * 4; turn++)
      broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256);
    const expected = read([broken]);
    expect(read(cut(random, broken))[0]).toBe(expected[0]);
    // What was wrong may be seen sooner in pieces, so only what was right has to be equal in all.
    if (expected[0] === "done") expect(read(cut(random, broken))).toEqual(expected);
  }
});
