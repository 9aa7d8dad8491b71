import { describe, expect, test } from "vitest";
import { formatAccessLine, parseAccessLine } from "../../src/formats/access-log-line.ts";
import type { AccessEntry } from "../../src/formats/access-log-line.ts";

const entry: AccessEntry = {
  client: "k3x9",
  timeMs: Date.UTC(2016, 10, 8, 23, 0, 0),
  method: "GET",
  target: "/en/immigrate/express-entry/",
  protocol: "HTTP/1.1",
  status: 200,
  bytes: 5120,
  referer: "https://search.example/?q=move+to+canada",
  agent: "Mozilla/5.0 (X11)",
  takenUs: 412,
};
const line =
  'k3x9 - - [08/Nov/2016:23:00:00 +0000] "GET /en/immigrate/express-entry/ HTTP/1.1" 200 5120 ' +
  '"https://search.example/?q=move+to+canada" "Mozilla/5.0 (X11)" 412';

describe("what a client cannot do", () => {
  test.each<[string, Partial<AccessEntry>, string]>([
    ["a quote does not end the field", { agent: 'a" 200 1 "b' }, String.raw`"a\" 200 1 \"b"`],
    ["a backslash does not escape the closing quote", { agent: "a\\" }, String.raw`"a\\"`],
    [
      "a line feed does not begin a line",
      { agent: "a\r\nb - - [" },
      String.raw`"a\x0d\x0ab - - ["`,
    ],
    ["an escape sequence does not reach a terminal", { agent: "\u001b[2J" }, String.raw`"\x1b[2J"`],
    [
      "letters beyond ASCII are bytes of UTF-8",
      { referer: "/été" },
      String.raw`"/\xc3\xa9t\xc3\xa9"`,
    ],
    [
      "a space does not split the target",
      { target: "/a HTTP/1.1" },
      String.raw`"GET /a\x20HTTP/1.1 HTTP/1.1"`,
    ],
    ["a header that is a hyphen is not a missing one", { referer: "-" }, String.raw`"\x2d"`],
    ["a client token keeps to one field", { client: "a b" }, String.raw`a\x20b - - [`],
  ])("%s", (_, part, expected) => {
    const written = formatAccessLine({ ...entry, ...part });
    expect(written).toContain(expected);
    expect(parseAccessLine(written)).toEqual({ ...entry, ...part });
  });
});

describe("lines that are not combined format", () => {
  test.each([
    ["an empty line", ""],
    ["words", "the server was started"],
    [
      "common format, without referer and agent",
      'a - - [08/Nov/2016:23:00:00 +0000] "GET / HTTP/1.1" 200 1',
    ],
    ["a time that is not one", line.replace("08/Nov", "31/Feb")],
    ["a month in another language", line.replace("Nov", "Mai")],
    ["a 25th hour", line.replace(":23:00:00", ":25:00:00")],
    ["no offset from UTC", line.replace(" +0000", "")],
    ["a field that never closes", line.replace('(X11)" 412', "(X11)")],
    ["a status of two digits", line.replace(" 200 ", " 20 ")],
  ])("%s", (_, text) => {
    expect(parseAccessLine(text)).toBeNull();
  });
});

describe("lines of other servers", () => {
  test.each<[string, string, Partial<AccessEntry>]>([
    ["no time taken", line.replace(/ 412$/, ""), { takenUs: null }],
    ["further fields after the time taken", `${line} "a" 0.003`, {}],
    [
      "seconds with a fraction are not microseconds",
      line.replace(/412$/, "0.412"),
      { takenUs: null },
    ],
    ["a carriage return at the end", `${line}\r`, {}],
    [
      "a user name, and no bytes sent",
      line.replace("k3x9 - -", "k3x9 - ann").replace("5120", "-"),
      { bytes: 0 },
    ],
    [
      "five hours behind UTC",
      line.replace("08/Nov/2016:23:00:00 +0000", "08/Nov/2016:18:00:00 -0500"),
      {},
    ],
    [
      "a half-hour offset",
      line.replace("08/Nov/2016:23:00:00 +0000", "09/Nov/2016:04:30:00 +0530"),
      {},
    ],
    [
      "nginx writes a quote as hex",
      line.replace("(X11)", String.raw`\x22X\x22`),
      { agent: 'Mozilla/5.0 "X"' },
    ],
    ["a tab by its letter", line.replace("(X11)", String.raw`\t`), { agent: "Mozilla/5.0 \t" }],
    [
      "a target with a raw space",
      line.replace("express-entry/", "a b"),
      { target: "/en/immigrate/a b" },
    ],
    [
      "a request line that never came",
      line.replace(/"GET [^"]*"/, '"-"'),
      { method: "-", target: "", protocol: "" },
    ],
    ["no referer", line.replace(/"https[^"]*"/, '"-"'), { referer: null }],
  ])("%s", (_, text, part) => {
    expect(parseAccessLine(text)).toEqual({ ...entry, ...part });
  });
});

test("one entry, one line", () => {
  expect(formatAccessLine(entry)).toBe(line);
});

test("what is written is what is read, for a thousand entries of any characters", () => {
  let state = 2016;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const letters = [...'ab -"\\/[]?%x2d\n\r\t\0\u007f\u0085é’中😀'];
  const text = (): string =>
    Array.from({ length: below(12) }, () => letters[below(letters.length)]).join("");
  for (let round = 0; round < 1000; round++) {
    const any: AccessEntry = {
      client: `c${text()}`,
      timeMs: below(4_000_000) * 1_000_000,
      method: `M${text()}`,
      target: `/${text()}`,
      protocol: "HTTP/1.1",
      status: 100 + below(500),
      bytes: below(1e9),
      referer: below(3) ? text() : null,
      agent: below(3) ? text() : null,
      takenUs: below(3) ? below(1e9) : null,
    };
    const written = formatAccessLine(any);
    expect(written).toMatch(/^[\x20-\x7e]+$/);
    expect(parseAccessLine(written)).toEqual(any);
  }
});
