import { z } from "zod";

// What is measured in a run, as it stands in the lines of a results file (schema.ts): counts, histograms and loads.

/** A whole number from 0. */
export const count = z.number().int().min(0);
/** Counts by name. */
export const tally = z.record(z.string(), count);

/** What was asked for: a page, something a page needs, or a form that is sent. */
export const SCOPES = ["pages", "assets", "forms"] as const;
export type ScopeName = (typeof SCOPES)[number];

/** Requests of one scope. */
export const scopeCountsSchema = z.object({
  requests: count,
  /** No answer, 5xx or 4xx. A shed answer is none. */
  errors: count,
  /** Refused early on purpose: 429 or 503 with Retry-After. */
  shed: count,
  /** Answers to GET with a status that says whether a shared cache may keep them. */
  judged: count,
  /** Those of them that it may keep: fresh for some time and not private (RFC 9111, 3). */
  cacheable: count,
});

/** All that is counted. Every field adds up: over seconds, processes and shards. */
export const countsSchema = z.object({
  scopes: z.object({
    pages: scopeCountsSchema,
    assets: scopeCountsSchema,
    forms: scopeCountsSchema,
  }),
  /** By status code; `none` when no whole answer came. */
  statuses: tally,
  /** By kind of failure, such as `gave up waiting`. */
  failures: tally,
  /** Answers with a body, by Content-Encoding; `identity` when there was none. */
  encodings: tally,
  /** Requests by the visitor's country and language; empty in a replay. */
  countries: tally,
  languages: tally,
  visits: z.object({
    /** Visitors who came, went, and of those who went: whose visit the end of the run cut short. */
    came: count,
    left: count,
    cut: count,
    /** Came with what an earlier visit left in their cache. */
    returning: count,
  }),
  /** What the visitors' own caches did. */
  cache: z.object({
    /** Not asked for, since the copy was fresh. */
    fresh: count,
    /** Shown from a stale copy while it was asked for again (stale-while-revalidate). */
    stale: count,
    /** Asked whether the copy still holds. */
    conditional: count,
    /** It did: 304. */
    notModified: count,
    /** Bytes that these copies kept off the wire. */
    savedBytes: count,
  }),
  /** Bytes received: heads and bodies, compressed as they came. */
  bytes: count,
  /** Connections opened. */
  opened: count,
  /** Sent again on a new connection, since the site had closed the kept one. */
  sentAgain: count,
  /** Pages or forms that people asked for again after an error or a long wait. */
  reloads: count,
  /** Answers of another status class than the log has, in a replay. */
  unlikeLog: count,
});

/** A histogram in HDR layout (see hdr.ts): `slots` holds pairs of slot and count, slots ascending. */
export const sparseSchema = z.object({
  count,
  /** The longest, exact, in microseconds. */
  maxUs: count,
  slots: z.array(count),
});

/** Response: from due to last byte. Service: from written to last byte. */
const timesSchema = z.object({ response: sparseSchema, service: sparseSchema });

export const histogramsSchema = z.object({
  pages: timesSchema,
  assets: timesSchema,
  forms: timesSchema,
  /** From a page's due moment to the last byte of the last thing it needs. */
  loads: sparseSchema,
  /** From due to written, of requests that were waited for: the generator's own fault. */
  lateness: sparseSchema,
});

/** One side's use of this machine in a second: CPU of all its processes, memory of all of them together. */
export const loadSchema = z.object({
  cpuMs: z.number().min(0),
  rssBytes: count,
  processes: count,
});

export type ScopeCounts = z.output<typeof scopeCountsSchema>;
export type Counts = z.output<typeof countsSchema>;
export type Sparse = z.output<typeof sparseSchema>;
export type Histograms = z.output<typeof histogramsSchema>;
export type Load = z.output<typeof loadSchema>;
