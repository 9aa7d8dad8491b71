import type { IncomingMessage, ServerResponse } from "node:http";
import type { Reply } from "./reply.ts";
import { canSendWhole, createHeadEnding, sendWhole, wholeAnswer } from "./whole-answer.ts";

/** Sends a reply: the one place where an answer leaves. */
export type Send = (request: IncomingMessage, response: ServerResponse, reply: Reply) => void;

/** `keepAliveS` is asked at every answer, since the surge switch changes it. */
export function createSend(keepAliveS: () => number): Send {
  const headEnding = createHeadEnding(Date.now);
  return (request, response, { status, headers, body, prepared }) => {
    if (prepared !== undefined && isOrdinary(request, response)) {
      const whole = wholeAnswer(prepared, headEnding(keepAliveS()), body !== null);
      if (whole !== null) {
        sendWhole(response, status, whole);
        return;
      }
    }
    response.writeHead(status, headers);
    if (body === null) response.end();
    else response.end(body);
  };
}

/** A connection that stays open, with nothing that node:http would have to say in the head. */
function isOrdinary(request: IncomingMessage, response: ServerResponse): boolean {
  return (
    response.shouldKeepAlive &&
    request.httpVersionMinor === 1 &&
    request.headers.expect === undefined &&
    canSendWhole(response)
  );
}
