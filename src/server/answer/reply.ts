import { classNumber, encodingNumber } from "../meter/counters.ts";
import type { DirectIntent } from "./intent.ts";
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
      return plain(table, 400, "There must be one Host field\n", ["Connection", "close"]);
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
