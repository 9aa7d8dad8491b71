/** One request as it travels, and what must come back. */
export interface LoadAsk {
  request: string;
  status: number;
  /** Bytes of the body as sent; every answer must have exactly these many. */
  bodyBytes: number;
}

/** What the bench tells the load generator, one at a time; each is answered by one `LoadReport`. */
export type LoadOrder =
  /** Opens kept-alive connections and puts one request through each. */
  | { kind: "open"; port: number; connections: number; asks: LoadAsk[] }
  /** Sends this many requests over the open connections, each connection one at a time. */
  | { kind: "run"; requests: number }
  /** Sends this many requests, each over a connection of its own, so many at a time. */
  | { kind: "run-new"; port: number; requests: number; atOnce: number; ask: LoadAsk }
  /** Closes the open connections. */
  | { kind: "shut" };

/** What the load generator says when an order is done. One wrong answer fails the whole order. */
export type LoadReport = { kind: "done" } | { kind: "failed"; why: string };
