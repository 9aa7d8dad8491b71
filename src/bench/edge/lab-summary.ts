import { z } from "zod";

const scope = z.object({ requests: z.number(), errors: z.number(), shed: z.number() });

/** The last line of the lab's results, as far as this bench needs it. */
const summarySchema = z.object({
  kind: z.literal("summary"),
  elapsedMs: z.number(),
  counts: z.object({
    scopes: z.object({ pages: scope, assets: scope, forms: scope }),
    statuses: z.record(z.string(), z.number()),
    visits: z.object({ came: z.number() }),
    bytes: z.number(),
    opened: z.number(),
  }),
  peakVisitors: z.number().nullable(),
  verdict: z.object({ outcome: z.string(), reasons: z.array(z.string()) }),
});

/** What the crowd of one run did. */
export interface CrowdCounts {
  seconds: number;
  /** Visitors at once, at the most. */
  visitors: number;
  /** Visits that began. */
  visits: number;
  /** Requests by what was asked for. */
  pages: number;
  assets: number;
  forms: number;
  notModified: number;
  errors: number;
  /** Connections opened: each with a handshake where there is TLS. */
  opened: number;
  /** Heads and bodies as the lab received them; over HTTP/2 bodies only. */
  bytes: number;
  /** What the lab says of its own run: `invalid` when it was late itself. */
  outcome: string;
  reasons: string[];
}

/** The counts of a results file. Throws when the run did not end by itself. */
export function readCrowd(resultsText: string): CrowdCounts {
  const last = resultsText.trimEnd().split("\n").at(-1) ?? "";
  const parsed = summarySchema.safeParse(JSON.parse(last || "null"));
  if (!parsed.success)
    throw new Error("The lab's results have no summary: its run did not end by itself");
  const { elapsedMs, counts, peakVisitors, verdict } = parsed.data;
  const { pages, assets, forms } = counts.scopes;
  return {
    seconds: elapsedMs / 1000,
    visitors: peakVisitors ?? 0,
    visits: counts.visits.came,
    pages: pages.requests,
    assets: assets.requests,
    forms: forms.requests,
    notModified: counts.statuses["304"] ?? 0,
    errors: pages.errors + assets.errors + forms.errors,
    opened: counts.opened,
    bytes: counts.bytes,
    outcome: verdict.outcome,
    reasons: verdict.reasons,
  };
}

/** All requests of a crowd. */
export function requestsOf({ pages, assets, forms }: CrowdCounts): number {
  return pages + assets + forms;
}
