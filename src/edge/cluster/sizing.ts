import type { Settings } from "../settings.ts";

/** Measured costs of one machine core; the origin's are medians of docs/bench/server.json (2026-11-23). */
export const unitCosts = {
  /** A page from an origin, on a connection that is kept. */
  originPageUs: 12,
  /** A page from nginx. */
  edgePageUs: 13,
  /** A full TLS handshake with ECDSA P-256, its connection included. */
  handshakeUs: 440,
  /** A core is planned to be busy for this share: the rest is for what is not average. */
  share: 0.5,
} as const;

/** How many of each are needed for the peak, and the arithmetic in words. */
export interface Sizing {
  originReplicas: number;
  edgeReplicas: number;
  /** One line per step. */
  arithmetic: string[];
}

/**
 * Replicas of one core each for the worst minute. Origins are sized as if the edges kept nothing, and one of each is added
 * for the machine that dies. Nothing is left to autoscaling: the crowd of a news event is there before a new replica is.
 */
export function toSizing({ requestsPerSecond, newVisitorsPerSecond }: Settings["peak"]): Sizing {
  const { originPageUs, edgePageUs, handshakeUs, share } = unitCosts;
  const originCores = (requestsPerSecond * originPageUs) / 1_000_000;
  const pageCores = (requestsPerSecond * edgePageUs) / 1_000_000;
  const handshakeCores = (newVisitorsPerSecond * handshakeUs) / 1_000_000;
  const originReplicas = Math.max(2, Math.ceil(originCores / share) + 1);
  const edgeReplicas = Math.max(2, Math.ceil((pageCores + handshakeCores) / share) + 1);
  const cores = (value: number) => value.toFixed(2);
  return {
    originReplicas,
    edgeReplicas,
    arithmetic: [
      `origins: ${requestsPerSecond} requests/s x ${originPageUs} us = ${cores(originCores)} cores, at ${share * 100} % busy, plus one = ${originReplicas} replicas of 1 core`,
      `edges: ${requestsPerSecond} requests/s x ${edgePageUs} us + ${newVisitorsPerSecond} handshakes/s x ${handshakeUs} us = ${cores(pageCores + handshakeCores)} cores, at ${share * 100} % busy, plus one = ${edgeReplicas} replicas of 1 core`,
    ],
  };
}
