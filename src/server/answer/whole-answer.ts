import { STATUS_CODES } from "node:http";
import type { ServerResponse } from "node:http";

/** An answer of the table with everything but the date and the connection lines finished. */
export interface Prepared {
  /** Status line and header lines, each with its line end. */
  head: string;
  /** Empty for a 304. */
  body: Buffer;
  /** As last made, for connections that stay open and for those that do not. */
  staying: Whole | null;
  closing: Whole | null;
}

/** Head and body in one buffer. */
export interface Whole {
  bytes: Buffer;
  /** Length of the head. */
  headBytes: number;
  /** The lines that its head ends with. */
  ending: string;
}

/** Bodies up to this size are copied behind their head when they are first asked for. */
const mostCopiedBytes = 262_144;

/** Writes status line and headers once; `headers` is a flat list of names and values. */
export function prepare(status: number, headers: readonly string[], body: Buffer): Prepared {
  const lines = headers.map((field, index) => (index % 2 === 0 ? `${field}: ` : `${field}\r\n`));
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}`;
  return { head, body, staying: null, closing: null };
}

/** What heads end with in one second: the date, and what becomes of the connection. */
export interface HeadEndings {
  staying: string;
  closing: string;
}

/** Makes the endings of each second once. */
export function createHeadEndings(now: () => number): (keepAliveS: number) => HeadEndings {
  let madeForS = -1;
  let madeForKeepAliveS = -1;
  let endings: HeadEndings = { staying: "", closing: "" };
  return (keepAliveS) => {
    const nowS = Math.floor(now() / 1000);
    if (nowS !== madeForS || keepAliveS !== madeForKeepAliveS) {
      [madeForS, madeForKeepAliveS] = [nowS, keepAliveS];
      const date = `Date: ${new Date(nowS * 1000).toUTCString()}\r\n`;
      endings = {
        staying: `${date}Connection: keep-alive\r\nKeep-Alive: timeout=${keepAliveS}\r\n\r\n`,
        closing: `${date}Connection: close\r\n\r\n`,
      };
    }
    return endings;
  };
}

/**
 * The whole answer for a kind of connection. In a new second the date is written over the old one, in place: the caller takes
 * a buffer that is still on its way to a slow reader out of `prepared` (see `sendWhole`). Null when the body is too large.
 */
export function wholeAnswer(
  prepared: Prepared,
  kind: keyof HeadEndings,
  endings: HeadEndings,
): Whole | null {
  if (prepared.body.length > mostCopiedBytes) return null;
  const ending = endings[kind];
  const made = prepared[kind];
  if (made?.ending === ending) return made;
  if (made !== null && made.ending.length === ending.length) {
    made.bytes.write(ending, made.headBytes - ending.length, "latin1");
    made.ending = ending;
    return made;
  }
  const head = prepared.head + ending;
  const bytes = Buffer.allocUnsafe(head.length + prepared.body.length);
  const headBytes = bytes.write(head, 0, "latin1");
  prepared.body.copy(bytes, headBytes);
  const whole = { bytes, headBytes, ending };
  prepared[kind] = whole;
  return whole;
}

/** The fields of node's OutgoingMessage that say whether its head has left. They are its own, so their presence is checked. */
interface HeadState {
  _header: string | null;
  _headerSent: boolean;
  _hasBody: boolean;
  _last: boolean;
}

/** Whether this node still has them; otherwise answers take the ordinary way. */
export function canSendWhole(response: ServerResponse): boolean {
  return "_header" in response && "_headerSent" in response && "_hasBody" in response;
}

/**
 * Sends bytes that hold a whole answer in one write. node:http otherwise writes the same head again for each answer, which was
 * a quarter of the cost of a page. What follows (pipelining order, keep-alive, finish) stays node's. Gives whether all of it
 * has left; if not, the bytes must not be changed any more.
 */
export function sendWhole(response: ServerResponse, status: number, bytes: Buffer): boolean {
  const state = response as unknown as HeadState;
  response.statusCode = status;
  state._header = "sent";
  state._headerSent = true;
  state._last = !response.shouldKeepAlive;
  state._hasBody = true;
  response.end(bytes);
  return response.writableLength === 0;
}
