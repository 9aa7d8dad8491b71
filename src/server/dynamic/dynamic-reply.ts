import type { ReadyTable } from "../answer/ready-table.ts";
import type { createNegotiator } from "../answer/negotiate.ts";
import { toRefusal } from "../answer/refusal.ts";
import type { Reply } from "../answer/reply.ts";
import { plain } from "../answer/reply.ts";
import { classNumber, encodingNumber } from "../meter/counters.ts";
import type { ShedReason } from "./admission.ts";
import type { DynamicAnswer } from "./call.ts";
import type { DynamicRequest } from "./dynamic-request.ts";
import { isForm, isJson } from "./dynamic-request.ts";
import { keptBecause } from "./kept-words.ts";
import type { RequestBody } from "./request-body.ts";

/** Why a request for dynamic work is not carried out. */
export interface Refused {
  reason: ShedReason;
  /** Seconds after which the client may send again, where a rate limit knows. */
  tooSoonS?: number;
  /** The body that was read, when there was one: its words are given back. */
  body?: Buffer;
}

/** The refusal in the language and the form that the request asks for. */
export function toRefusalOf(
  { request, language, table }: DynamicRequest,
  { reason, tooSoonS, body }: Refused,
  { negotiate, random }: { negotiate: ReturnType<typeof createNegotiator>; random: () => number },
): Reply {
  return toRefusal(table, {
    status: reason === "rate" ? 429 : 503,
    why: keptBecause(reason),
    language,
    retryS: tooSoonS ?? 5 + Math.floor(random() * 25),
    form: body !== undefined && isForm(request) ? body : null,
    weights: negotiate(request.headers["accept-encoding"]),
    as: isJson(request) ? "problem" : "page",
  });
}

/** What the dynamic worker answered, with the headers of the policy. */
export function toDynamicReply(
  table: ReadyTable,
  { status, headers, body, coding }: Extract<DynamicAnswer, { kind: "answer" }>,
): Reply {
  return {
    status,
    headers: [...headers, ...table.headersOf("dynamic")],
    body,
    ofClass: classNumber.dynamic,
    encoding: encodingNumber[coding ?? "identity"],
  };
}

/** The answer to a body that cannot be used: to a person whose form is too long, a page that says what to do. */
export function toBodyRefusal(
  { request, language, table }: DynamicRequest,
  { kind }: Exclude<RequestBody, { kind: "whole" }>,
): Reply {
  const close = ["Connection", "close"];
  if (kind === "too-slow") return plain(table, 408, "The message took too long to arrive\n", close);
  if (kind === "broken") return plain(table, 400, "The message was cut off\n", close);
  if (!isForm(request)) return plain(table, 413, "The message is larger than 16 KB\n", close);
  const body = table.keptWords[language].fill(Buffer.alloc(0), "long");
  const about = ["Content-Type", "text/html; charset=utf-8", "Content-Length", String(body.length)];
  return {
    status: 413,
    headers: [...about, ...close, ...table.headersOf("refusal")],
    body,
    ofClass: classNumber.refusal,
    encoding: encodingNumber.identity,
  };
}

/** Seconds after which the shared count takes the next request. */
export function retryAfterS({ headers }: Extract<DynamicAnswer, { kind: "answer" }>): number {
  const at = headers.indexOf("retry-after");
  return at < 0 ? 1 : Number(headers[at + 1]) || 1;
}
