import { STATUS_CODES } from "node:http";
import type { Language } from "../../guidance/language.ts";
import type { KeptBecause } from "../dynamic/kept-words.ts";
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
  /** What the page with a form says of the reason. */
  why: KeptBecause;
  /** A form's body, to be shown back; null when there is none. */
  form: Buffer | null;
  /** What the client accepts. */
  weights: Weights;
  /** Scripts, which send JSON, are told in problem details (RFC 9457); people get a page. */
  as: "page" | "problem";
}

/** No refusal asks for a longer wait, so the finished ones are few. */
const longestRetryS = 60;

/** Refusals without words, finished when they are first needed; a new build begins anew. */
const finished = new WeakMap<ReadyTable, Map<string, Reply>>();

/** The "very busy" page of the language as an answer, with a form's own words in it where there are any. */
export function toRefusal(table: ReadyTable, refusal: Refusal): Reply {
  if (refusal.form === null) return finish(table, refusal);
  const page = table.keptWords[refusal.language].fill(refusal.form, refusal.why);
  return toReply(table, refusal, { bytes: page, encoding: "identity" });
}

/** A refusal without words is the same for everybody, so in a flood it costs no more than a page. */
function finish(table: ReadyTable, refusal: Refusal): Reply {
  const busy = chooseBody(table.busy[refusal.language].bodies, refusal.weights);
  const { status, language, as } = refusal;
  const retryS = Math.min(refusal.retryS, longestRetryS);
  const key = `${status}${language}${as}${busy?.encoding}${retryS}`;
  let ofTable = finished.get(table);
  if (ofTable === undefined) finished.set(table, (ofTable = new Map()));
  let reply = ofTable.get(key);
  if (reply === undefined) {
    const bytes = busy?.bytes ?? Buffer.alloc(0);
    const body =
      as === "problem"
        ? { bytes: toProblem(status), encoding: "identity" as const }
        : { bytes, encoding: busy?.encoding ?? "identity" };
    reply = toReply(table, refusal, body);
    reply.prepared = prepare(status, reply.headers, body.bytes);
    ofTable.set(key, reply);
  }
  return reply;
}

const toProblem = (status: number): Buffer =>
  Buffer.from(JSON.stringify({ type: "about:blank", title: STATUS_CODES[status], status }));

function toReply(
  table: ReadyTable,
  { status, retryS, as }: Refusal,
  { bytes, encoding }: Pick<ReadyBody, "bytes" | "encoding">,
): Reply {
  const headers = [
    "Content-Type",
    as === "problem" ? "application/problem+json" : "text/html; charset=utf-8",
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
