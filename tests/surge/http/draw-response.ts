import type { Random } from "../../../src/surge/random.ts";
import { pickEvenly } from "../../../src/surge/random.ts";

/** A response as it could come over the wire, and what a reader has to make of it. */
export interface DrawnResponse {
  stream: Buffer;
  status: number;
  bodyBytes: number;
  /** True when only the end of the connection ends it. */
  isToClose: boolean;
}

/** Draws a correct response: every framing, names in any case, interim answers, odd but allowed spaces. */
export function drawResponse(random: Random): DrawnResponse {
  const pick = <T>(...items: T[]): T => pickEvenly(random, items) as T;
  const status = pick(200, 200, 200, 204, 301, 304, 404, 503);
  const hasNone = status === 204 || status === 304;
  const framing = pick("length", "chunked", "close");
  const body = Buffer.alloc(hasNone ? 0 : Math.floor(random() ** 2 * 3000), "0123456789\r\n");
  const fields = Array.from({ length: Math.floor(random() * 5) }, (_, index) => {
    return `${pick("X-", "x-")}${index}:${pick("", " ", "\t ")}${pick("", "a", 'W/"b", c', "caf\xe9")}${pick("", " ")}`;
  });
  if (hasNone) fields.push(status === 304 ? `ETag: "${Math.floor(random() * 1e6)}"` : "X-None: 1");
  else if (framing === "length")
    fields.push(`${pick("Content-Length", "content-length")}: ${body.length}`);
  else if (framing === "chunked")
    fields.push(`${pick("Transfer-Encoding", "transfer-encoding")}: chunked`);
  const isToClose = !hasNone && framing === "close";
  if (isToClose) fields.push("Connection: close");
  const interim = random() < 0.2 ? "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" : "";
  const head = `${interim}HTTP/1.1 ${status}${pick(" OK", " ", " Not here")}\r\n${fields.map((line) => `${line}\r\n`).join("")}\r\n`;
  const sent = !hasNone && framing === "chunked" ? toChunks(random, body) : body;
  return {
    stream: Buffer.concat([Buffer.from(head, "latin1"), sent]),
    status,
    bodyBytes: body.length,
    isToClose,
  };
}

function toChunks(random: Random, body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const size = Math.min(body.length - at, 1 + Math.floor(random() * 700));
    const digits = size.toString(16);
    const extension = random() < 0.2 ? ";name=value" : "";
    parts.push(Buffer.from(`${random() < 0.3 ? digits.toUpperCase() : digits}${extension}\r\n`));
    parts.push(body.subarray(at, at + size), Buffer.from("\r\n"));
    at += size;
  }
  parts.push(Buffer.from(random() < 0.3 ? "0\r\nX-Sum: 12\r\n\r\n" : "0\r\n\r\n"));
  return Buffer.concat(parts);
}
