import type { Intent } from "./intent.ts";
import type { ReadyRow, ReadyTable } from "./ready-table.ts";

/** A finished answer: status, flat header list, bytes or none. */
export interface Reply {
  status: number;
  headers: string[];
  body: Buffer | null;
}

/** Every intent but `dynamic`, which needs another process. */
export type DirectIntent = Exclude<Intent, { kind: "dynamic" }>;

export function toReply(intent: DirectIntent, table: ReadyTable, draining: boolean): Reply {
  switch (intent.kind) {
    case "send":
      return {
        status: intent.status,
        headers: intent.body.headers,
        body: intent.withBody ? intent.body.bytes : null,
      };
    case "not-modified":
      return { status: 304, headers: intent.body.notModifiedHeaders, body: null };
    case "redirect":
      return { status: 301, headers: intent.headers, body: null };
    case "not-allowed":
      return plain(table, 405, "Method not allowed\n", ["Allow", intent.allow]);
    case "not-acceptable":
      return plain(table, 406, "Accept-Encoding refuses every available encoding\n", [
        "Vary",
        "Accept-Encoding",
      ]);
    case "health":
      return intent.of === "readiness" && draining
        ? plain(table, 503, "draining\n")
        : plain(table, 200, "ok\n");
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
      ...table.headersOf("private"),
    ],
    body,
  };
}

/** Seconds after which a refused form may be tried again, spread so that all do not come back at once. */
export function retryAfterS(random: () => number): number {
  return 5 + Math.floor(random() * 25);
}

/** The "very busy" page as a refusal: 503, never kept, with the time after which to try again (RFC 9110, 10.2.3). */
export function toBusyReply(row: ReadyRow, table: ReadyTable, retryS: number): Reply {
  const identity = row.bodies.find(({ encoding }) => encoding === "identity");
  const bytes = identity?.bytes ?? Buffer.alloc(0);
  return {
    status: 503,
    headers: [
      "Content-Type",
      "text/html; charset=utf-8",
      "Content-Length",
      String(bytes.length),
      "Retry-After",
      String(retryS),
      ...table.headersOf("private"),
    ],
    body: bytes,
  };
}
