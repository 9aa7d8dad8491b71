/** What the counting site saw since it was last asked. */
export interface Seen {
  requests: number;
  /** Of those: the lab reading pages before its run, to learn the site. */
  reading: number;
  /** Connections that were accepted. */
  connections: number;
  notModified: number;
  /** Requests for addresses that the site does not have: an engine that is set up wrongly. */
  unknown: number;
}

/** What the counting site tells: once where it listens, then its counts each time it is asked. */
export type FromSite = { kind: "listening"; port: number } | { kind: "seen"; seen: Seen };

/** Counts at nought. */
export function nothingSeen(): Seen {
  return { requests: 0, reading: 0, connections: 0, notModified: 0, unknown: 0 };
}
