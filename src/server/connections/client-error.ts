import type { Duplex } from "node:stream";

/** Answers to what node's HTTP reader refused, before there is a request to answer. */
export interface RawRefusals {
  badRequest: Buffer;
  timeout: Buffer;
  headersTooLarge: Buffer;
  tooManyConnections: Buffer;
  notAllowed: Buffer;
}

/** Writes the raw refusals once, with the header policy of refusals; `headers` is a flat list of names and values. */
export function toRawRefusals(headers: readonly string[]): RawRefusals {
  const raw = (status: string, extra = "") => {
    const fields = headers.map((field, index) => (index % 2 === 0 ? `${field}: ` : `${field}\r\n`));
    return Buffer.from(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${extra}${fields.join("")}\r\n`,
    );
  };
  return {
    badRequest: raw("400 Bad Request"),
    timeout: raw("408 Request Timeout"),
    headersTooLarge: raw("431 Request Header Fields Too Large"),
    tooManyConnections: raw("503 Service Unavailable", "Retry-After: 10\r\n"),
    notAllowed: raw("405 Method Not Allowed", "Allow: GET, HEAD\r\n"),
  };
}

/** Tells the client what was wrong where it can still hear it, and ends the connection. */
export function refuseRaw(
  error: Error & { code?: string },
  socket: Duplex,
  refusals: RawRefusals,
): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  if (error.code === "HPE_HEADER_OVERFLOW") socket.end(refusals.headersTooLarge);
  else if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") socket.end(refusals.timeout);
  else socket.end(refusals.badRequest);
}
