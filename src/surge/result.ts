/** What is asked for: a page, or something a page needs. */
export type RequestKind = "page" | "asset";

/** One request as it will be sent. */
export interface PlannedRequest {
  kind: RequestKind;
  method: "GET" | "HEAD";
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  /** When a person wanted it, in milliseconds from the start of the run. Response time counts from here. */
  dueMs: number;
  /** True when it was waited for until that moment; false when it follows an answer at once, and so cannot be late. */
  waitedFor: boolean;
  /** The status in the log it is replayed from. */
  loggedStatus?: number;
}

/** Why there was no answer. The last is the lab's own fault and makes a run invalid. */
export type Failure =
  | "no connection"
  | "connection lost"
  | "gave up waiting"
  | "not HTTP"
  | "lab out of ports or files";

/** What came of sending it. */
export interface Reply {
  /** When it was handed to the visitor's connection. */
  sentMs: number;
  /** When the last byte was there, or the failure known. */
  doneMs: number;
  /** Null when there was no whole answer. */
  status: number | null;
  failure: Failure | null;
  /** Bytes received for it on the wire: head and body, compressed as they came. */
  bytes: number;
  /** True when a kept connection had been closed by the site meanwhile and it was sent again on a new one. */
  sentAgain: boolean;
}

/** A request and what came of it. A failed request is a result like any other. */
export type Result = Reply &
  Pick<PlannedRequest, "kind" | "path" | "dueMs" | "waitedFor" | "loggedStatus">;

/**
 * Whether a person would have seen a failure: no answer, a 5xx, or a 4xx. In a replay a 4xx is what it should be when the
 * log has one too.
 */
export function isError({
  status,
  loggedStatus = 200,
}: Pick<Result, "status" | "loggedStatus">): boolean {
  if (status === null || status >= 500) return true;
  return status >= 400 && !(loggedStatus >= 400 && loggedStatus < 500);
}
