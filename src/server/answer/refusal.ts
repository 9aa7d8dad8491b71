import type { Language } from "../../guidance/language.ts";
import { fillKeptWords } from "../dynamic/fill-kept-words.ts";
import { classNumber, encodingNumber } from "../meter/counters.ts";
import { chooseBody } from "./intent.ts";
import type { Weights } from "./negotiate.ts";
import type { ReadyBody } from "./ready-row.ts";
import type { ReadyTable } from "./ready-table.ts";
import type { Reply } from "./reply.ts";
import { prepare } from "./whole-answer.ts";

/** A refusal of dynamic work. */
export interface Refusal {
  /** 429 for a client over its limit, 503 for anything else (RFC 6585, 4; RFC 9110, 15.6.4). */
  status: 429 | 503;
  language: Language;
  /** Seconds after which to try again, spread so that all do not come back at once (RFC 9110, 10.2.3). */
  retryS: number;
  /** A form's body, to be shown back; null when there is none. */
  form: Buffer | null;
  /** What the client accepts. */
  weights: Weights;
}

/** No refusal asks for a longer wait, so the finished ones are few. */
const longestRetryS = 60;

/** Refusals without words, finished when they are first needed; a new build begins anew. */
const finished = new WeakMap<ReadyTable, Map<string, Reply>>();

/** The "very busy" page of the language as an answer, with a form's own words in it where there are any. */
export function toRefusal(table: ReadyTable, refusal: Refusal): Reply {
  const busy = chooseBody(table.busy[refusal.language].bodies, refusal.weights);
  if (refusal.form !== null) {
    const page = fillKeptWords(table.keptWords[refusal.language], refusal.form);
    return toReply(table, refusal, { bytes: page, encoding: "identity" });
  }
  if (busy === null)
    return toReply(table, refusal, { bytes: Buffer.alloc(0), encoding: "identity" });
  let ofTable = finished.get(table);
  if (ofTable === undefined) finished.set(table, (ofTable = new Map()));
  const { status, language } = refusal;
  const retryS = Math.min(refusal.retryS, longestRetryS);
  const key = `${status}${language}${busy.encoding}${retryS}`;
  let reply = ofTable.get(key);
  if (reply === undefined) {
    reply = toReply(table, refusal, busy);
    reply.prepared = prepare(status, reply.headers, busy.bytes);
    ofTable.set(key, reply);
  }
  return reply;
}

function toReply(
  table: ReadyTable,
  { status, retryS }: Refusal,
  { bytes, encoding }: Pick<ReadyBody, "bytes" | "encoding">,
): Reply {
  const headers = [
    "Content-Type",
    "text/html; charset=utf-8",
    "Content-Length",
    String(bytes.length),
    ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
    "Retry-After",
    String(Math.min(retryS, longestRetryS)),
    ...table.headersOf("refusal"),
  ];
  return {
    status,
    headers,
    body: bytes,
    ofClass: classNumber.refusal,
    encoding: encodingNumber[encoding],
  };
}
