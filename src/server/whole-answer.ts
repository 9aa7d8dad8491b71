import { STATUS_CODES } from "node:http";
import type { ServerResponse } from "node:http";

/** An answer of the table with everything but the date and the connection lines finished. */
export interface Prepared {
  /** Status line and header lines, each with its line end. */
  head: string;
  /** Empty for a 304. */
  body: Buffer;
  /** The whole answer as last made, the length of its head, and the second and keep-alive time it was made for. */
  whole: Buffer | null;
  headBytes: number;
  madeFor: string;
}

/** Bodies up to this size are copied behind their head once a second while they are asked for. */
const mostCopiedBytes = 262_144;

/** Writes status line and headers once; `headers` is a flat list of names and values. */
export function prepare(status: number, headers: readonly string[], body: Buffer): Prepared {
  const lines = headers.map((field, index) => (index % 2 === 0 ? `${field}: ` : `${field}\r\n`));
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}`;
  return { head, body, whole: null, headBytes: 0, madeFor: "" };
}

/** What ends every head for a while: the date of the second, and how long the connection stays open. */
export function createHeadEnding(now: () => number): (keepAliveS: number) => string {
  let madeForS = -1;
  let madeForKeepAliveS = -1;
  let ending = "";
  return (keepAliveS) => {
    const nowS = Math.floor(now() / 1000);
    if (nowS !== madeForS || keepAliveS !== madeForKeepAliveS) {
      [madeForS, madeForKeepAliveS] = [nowS, keepAliveS];
      const date = new Date(nowS * 1000).toUTCString();
      ending = `Date: ${date}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${keepAliveS}\r\n\r\n`;
    }
    return ending;
  };
}

/**
 * The bytes of a whole answer, made anew when the second changes. A new buffer each time: an old one may still be on its way
 * to a slow reader. Null when the body is too large to copy.
 */
export function wholeAnswer(prepared: Prepared, ending: string, withBody: boolean): Buffer | null {
  if (prepared.body.length > mostCopiedBytes) return null;
  if (prepared.madeFor !== ending || prepared.whole === null) {
    const head = prepared.head + ending;
    const whole = Buffer.allocUnsafe(head.length + prepared.body.length);
    prepared.headBytes = whole.write(head, 0, "latin1");
    prepared.body.copy(whole, prepared.headBytes);
    prepared.whole = whole;
    prepared.madeFor = ending;
  }
  return withBody ? prepared.whole : prepared.whole.subarray(0, prepared.headBytes);
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
 * Sends head and body as one buffer in one write. node:http otherwise writes the same head again for each answer, which was
 * a quarter of the cost of a page. What follows (pipelining order, keep-alive, finish) stays node's.
 */
export function sendWhole(response: ServerResponse, status: number, whole: Buffer): void {
  const state = response as unknown as HeadState;
  response.statusCode = status;
  state._header = "sent";
  state._headerSent = true;
  state._last = false;
  state._hasBody = true;
  response.end(whole);
}
