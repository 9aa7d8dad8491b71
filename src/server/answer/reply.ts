import type { Language } from "../../guidance/language.ts";
import { fillKeptWords } from "../dynamic/fill-kept-words.ts";
import { classNumber, encodingNumber } from "../meter/counters.ts";
import type { DirectIntent } from "./intent.ts";
import { chooseBody } from "./intent.ts";
import type { Weights } from "./negotiate.ts";
import type { ReadyTable } from "./ready-table.ts";
import type { Prepared } from "./whole-answer.ts";

/** A finished answer: status, flat header list, bytes or none. */
export interface Reply {
  status: number;
  headers: string[];
  body: Buffer | null;
  /** What kind of answer it is and how its body is encoded, as the meter counts them. */
  ofClass: number;
  encoding: number;
  /** The same answer finished at build, where it is one of the table. */
  prepared?: Prepared;
}

export function toReply(intent: DirectIntent, table: ReadyTable, draining: boolean): Reply {
  switch (intent.kind) {
    case "send":
      return {
        status: intent.status,
        headers: intent.body.headers,
        body: intent.withBody ? intent.body.bytes : null,
        ofClass: intent.ofClass,
        encoding: intent.withBody ? encodingNumber[intent.body.encoding] : encodingNumber.none,
        prepared: intent.body.prepared.full,
      };
    case "not-modified":
      return {
        status: 304,
        headers: intent.body.notModifiedHeaders,
        body: null,
        ofClass: intent.ofClass,
        encoding: encodingNumber.none,
        prepared: intent.body.prepared.notModified,
      };
    case "redirect":
      return {
        status: 301,
        headers: intent.headers,
        body: null,
        ofClass: classNumber.redirect,
        encoding: encodingNumber.none,
      };
    case "bad-request":
      return plain(table, 400, "The Host field is missing\n", ["Connection", "close"]);
    case "expectation-failed":
      return plain(table, 417, "Only 100-continue can be expected\n", ["Connection", "close"]);
    case "not-allowed":
      return plain(table, 405, "Method not allowed\n", ["Allow", intent.allow]);
    case "not-acceptable":
      return plain(table, 406, "Accept-Encoding refuses every available encoding\n", [
        "Vary",
        "Accept-Encoding",
      ]);
    case "health":
      return {
        ...(intent.of === "readiness" && draining
          ? plain(table, 503, "draining\n")
          : plain(table, 200, "ok\n")),
        ofClass: classNumber.health,
      };
    default:
      return intent satisfies never;
  }
}

/** A short text answer of the class that is never kept. */
export function plain(
  table: ReadyTable,
  status: number,
  text: string,
  extra: readonly string[] = [],
): Reply {
  const body = Buffer.from(text);
  return {
    status,
    headers: [
      "Content-Type",
      "text/plain; charset=utf-8",
      "Content-Length",
      String(body.length),
      ...extra,
      ...table.headersOf("refusal"),
    ],
    body,
    ofClass: classNumber.refusal,
    encoding: encodingNumber.identity,
  };
}

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

/** The "very busy" page of the language as an answer, with a form's own words in it where there are any. */
export function toRefusal(
  table: ReadyTable,
  { status, language, retryS, form, weights }: Refusal,
): Reply {
  const busy = chooseBody(table.busy[language].bodies, weights);
  const encoding = form === null && busy !== null ? busy.encoding : "identity";
  const body =
    form !== null
      ? fillKeptWords(table.keptWords[language], form)
      : (busy?.bytes ?? Buffer.alloc(0));
  const headers = [
    "Content-Type",
    "text/html; charset=utf-8",
    "Content-Length",
    String(body.length),
    ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
    "Retry-After",
    String(retryS),
    ...table.headersOf("refusal"),
  ];
  return {
    status,
    headers,
    body,
    ofClass: classNumber.refusal,
    encoding: encodingNumber[encoding],
  };
}
