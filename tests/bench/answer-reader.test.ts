import { describe, expect, test } from "vitest";
import { createAnswerReader, parseAnswer } from "../../src/bench/load/answer-reader.ts";

const ok = "HTTP/1.1 200 OK\r\n";

describe("what is no answer", () => {
  test.each([
    ["another protocol", "SSH-2.0-x\r\n\r\n", /not an HTTP answer/],
    ["no length", `${ok}Connection: close\r\n\r\nwords`, /without a length/],
    ["more than was announced", `${ok}Content-Length: 2\r\n\r\nabc`, /1 bytes after the end/],
    ["a body on a 304", "HTTP/1.1 304 Not Modified\r\n\r\nx", /1 bytes after the end/],
    ["a chunk without a size", `${ok}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`, /without a size/],
    [
      "bytes after the last chunk",
      `${ok}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n!`,
      /1 bytes after/,
    ],
  ])("%s", (_about, text, expected) => {
    expect(() => parseAnswer(Buffer.from(text))).toThrow(expected);
  });
});

const answers: [about: string, text: string, expected: { status: number; bodyBytes: number }][] = [
  ["a body with a length", `${ok}Content-Length: 5\r\n\r\nhello`, { status: 200, bodyBytes: 5 }],
  ["a lower-case length", `${ok}content-length:0\r\n\r\n`, { status: 200, bodyBytes: 0 }],
  [
    "a 304, whatever length it names",
    'HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\nETag: "a"\r\n\r\n',
    { status: 304, bodyBytes: 0 },
  ],
  [
    "chunks, which may hold line ends",
    "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n4\r\na\r\nb\r\nA\r\n0123456789\r\n0\r\n\r\n",
    { status: 404, bodyBytes: 14 },
  ],
];

describe("a whole answer", () => {
  test.each(answers)("%s", (_about, text, expected) => {
    expect(parseAnswer(Buffer.from(text))).toEqual(expected);
  });

  test.each(answers)(
    "%s, cut at every place and read from a buffer that is used again",
    (_about, text, expected) => {
      const bytes = Buffer.from(text);
      for (let cut = 1; cut < bytes.length; cut += 1) {
        const read = createAnswerReader();
        const shared = Buffer.alloc(bytes.length);
        bytes.copy(shared, 0, 0, cut);
        expect(read(shared.subarray(0, cut)), `first ${cut} bytes`).toBeNull();
        bytes.copy(shared, 0, cut);
        expect(read(shared.subarray(0, bytes.length - cut)), `cut at ${cut}`).toEqual(expected);
      }
    },
  );
});
