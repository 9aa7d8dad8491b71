import type { IncomingMessage, ServerResponse } from "node:http";
import type { Reply } from "./reply.ts";
import { canSendWhole, createHeadEndings, sendWhole, wholeAnswer } from "./whole-answer.ts";

/** Sends a reply: the one place where an answer leaves. */
export type Send = (request: IncomingMessage, response: ServerResponse, reply: Reply) => void;

/** `keepAliveS` is asked at every answer, since the surge switch changes it. */
export function createSend(keepAliveS: () => number): Send {
  const headEndings = createHeadEndings(Date.now);
  return (request, response, { status, headers, body, prepared }) => {
    if (prepared !== undefined && isOrdinary(request, response)) {
      const kind = response.shouldKeepAlive ? "staying" : "closing";
      const whole = wholeAnswer(prepared, kind, headEndings(keepAliveS()));
      if (whole !== null) {
        const bytes = body === null ? whole.bytes.subarray(0, whole.headBytes) : whole.bytes;
        // A slow reader keeps these bytes; the next answer gets its own.
        if (!sendWhole(response, status, bytes)) prepared[kind] = null;
        return;
      }
    }
    response.writeHead(status, headers);
    if (body === null) response.end();
    else response.end(body);
  };
}

/** A request for which node:http has nothing of its own to say in the head. */
function isOrdinary(request: IncomingMessage, response: ServerResponse): boolean {
  return (
    request.httpVersionMinor === 1 && request.headers.expect === undefined && canSendWhole(response)
  );
}
