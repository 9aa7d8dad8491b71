import type { EdgeSite } from "../edge-site.ts";
import type { Source } from "../read-source.ts";
import type { Outcome } from "./ask.ts";
import type { PlayedOrigins } from "./played-origin.ts";
import type { RunningEdge, TierName } from "./running-edge.ts";

/** One line of a tier's table. */
export interface CheckResult {
  name: string;
  /** What readers saw, in a few words. */
  saw: string;
  /** Requests that reached an origin; null where that is not the question. */
  originRequests: number | null;
  /** The longest wait of a reader; null where nobody reads. */
  worstMs: number | null;
  /** What had to be. */
  expected: string;
  holds: boolean;
}

/** What a check is given: the build, origins that are played, and a way to start an edge with an empty cache before them. */
export interface Bench {
  tier: TierName;
  source: Source;
  origins: PlayedOrigins;
  /** Of this build, or of one like it. */
  startEdge(site?: EdgeSite): Promise<RunningEdge>;
  /** Does something with a bench of its own, whose origins nobody else has. */
  apart<T>(work: (bench: Bench) => Promise<T>): Promise<T>;
}

/** One check, or several that share a start. */
export type Check = (bench: Bench) => Promise<CheckResult[]>;

/** The build with another policy for pages: nginx takes their lifetime from its own copy of the table, Varnish from the origin. */
export function withPagePolicy({ source }: Bench, page: string): EdgeSite {
  return { ...source.site, cacheControl: { ...source.site.cacheControl, page } };
}

/** Runs with an edge that is stopped afterwards, whatever happens; the origins behave well again. */
export async function withEdge<T>(
  bench: Bench,
  work: (edge: RunningEdge) => Promise<T>,
  site?: EdgeSite,
): Promise<T> {
  const edge = await bench.startEdge(site);
  try {
    return await work(edge);
  } finally {
    await edge.stop();
    bench.origins.policy = () => undefined;
    await bench.origins.behave(null);
  }
}

/** Whether a whole answer carries the very bytes of a row of the build, in the coding that it says. */
export function isRow({ site, bodies }: Source, address: string, outcome: Outcome): boolean {
  const row = site.rows.find((each) => each.address === address);
  const coding = outcome.headers["content-encoding"] ?? "identity";
  if (row === undefined || outcome.kind !== "whole" || outcome.status !== 200) return false;
  return Object.values(row.bodies).some(
    ({ encoding, offset, sizeBytes }) =>
      encoding === coding && bodies.subarray(offset, offset + sizeBytes).equals(outcome.body),
  );
}

/** `20 × 200, 1 × cut`: outcomes counted by what a reader would call them. */
export function tellOutcomes(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { kind, status } of outcomes) {
    const word = kind === "whole" ? String(status) : kind;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count} × ${word}`).join(", ");
}

/** The longest that anybody waited, in whole milliseconds. */
export function worstOf(outcomes: readonly Outcome[]): number {
  return Math.round(Math.max(0, ...outcomes.map(({ tookMs }) => tookMs)));
}
