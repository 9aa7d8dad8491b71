/** One request over HTTP/2, and what must come back. */
export interface TlsAsk {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
  status: number;
  /** Bytes of the body as sent; every answer must have exactly these many. */
  bodyBytes: number;
}

/** What the process of TLS clients is told: one measurement, from which it counts its own warming up apart. */
export interface TlsOrder {
  port: number;
  /** PEM text of the authority. */
  authority: string;
  /** `kept`: requests over open connections. `full` and `resumed`: each over a connection of its own, without or with a ticket. */
  how: "kept" | "full" | "resumed";
  /** Connections, or visits at a time. */
  lanes: number;
  requests: number;
  ask: TlsAsk;
  /** `cpu`: microseconds used by the requests. `memory`: resident bytes while the connections are open and idle; nothing else is asked. */
  counts: "cpu" | "memory";
  /** The heads of the process trees that are watched. */
  watched: number[];
}

/** What was counted of each watched tree, or what was wrong. */
export type TlsReport = { kind: "done"; counted: number[] } | { kind: "failed"; why: string };
