import { z } from "zod";
import { count, countsSchema, histogramsSchema, loadSchema, tally } from "./measures.ts";

/**
 * A results file: JSON lines, written while the run goes on. First one header, then for every second one line and for every
 * ten seconds one window, last one summary. A file without a summary is of a run that was killed; what is there still counts.
 * Files of shards of one run are merged by adding counts and histograms of the same second or window. Fields are only added.
 */

export const headerSchema = z.object({
  kind: z.literal("header"),
  version: z.literal(2),
  command: z.enum(["run", "replay"]),
  /** The profile's name or the log's path, and its title for people. */
  subject: z.string(),
  title: z.string(),
  target: z.string(),
  /** ISO 8601. */
  startedAt: z.string(),
  seed: count,
  /** Which part of the crowd this generator was: `index` from 0 below `of`. */
  shard: z.object({ index: count, of: count.min(1) }),
  /** Options as typed, for doing it again. */
  options: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The profile as checked (see profile.ts), with the basis of each figure; null in a replay. */
  profile: z.record(z.string(), z.unknown()).nullable(),
  machine: z.object({
    cpuModel: z.string(),
    cores: count,
    memoryBytes: count,
    kernel: z.string(),
    node: z.string(),
    /** Open files that one process may have. */
    openFiles: count,
    /** First and last port for outgoing connections. */
    portRange: z.tuple([count, count]),
  }),
  plan: z.object({
    durationMs: z.number().min(0),
    /** Of this whole run, all shards together; null in a replay. */
    peakVisitors: z.number().nullable(),
    /** How many times faster the run's clock goes than the profile's or the log's. */
    compression: z.number(),
    /** Wanted visitors at points of the run (all shards together); a straight line between them. Empty in a replay. */
    wanted: z.array(z.object({ atMs: z.number(), visitors: z.number(), basis: z.string() })),
    /** Named stretches of the run, which limits may name. */
    phases: z.array(z.object({ name: z.string(), fromMs: z.number(), toMs: z.number() })),
    processes: count,
    /** Loopback addresses that the connections are spread over. */
    destinations: count,
    /** Most connections of one visitor. */
    connectionsEach: count,
  }),
  /** As written; limits.ts reads them. */
  limits: z.array(z.string()),
  /** Above this lateness p99 the run says nothing about the site. */
  latenessBoundMs: z.number(),
});

export const secondSchema = z.object({
  kind: z.literal("second"),
  /** Seconds from the start: this line is of [second, second + 1). */
  second: count,
  counts: countsSchema,
  /** Who was there at its end; null in a replay of a log without visits. */
  visitors: count.nullable(),
  /** All scopes together. Shards' percentiles cannot be added: use the windows. */
  p50Ms: z.number(),
  p99Ms: z.number(),
  maxMs: z.number(),
  latenessP99Ms: z.number(),
  latenessMaxMs: z.number(),
  generator: loadSchema,
  /** Null when the server is not on this machine or was not found. */
  server: loadSchema.nullable(),
});

export const windowSchema = z.object({
  kind: z.literal("window"),
  /** This line is of [fromSecond, fromSecond + seconds); the last window of a run may be shorter than ten. */
  fromSecond: count,
  seconds: count,
  counts: countsSchema,
  histograms: histogramsSchema,
});

export const summarySchema = z.object({
  kind: z.literal("summary"),
  elapsedMs: z.number(),
  /** True when a person or a guard stopped it. */
  stopped: z.boolean(),
  counts: countsSchema,
  histograms: histogramsSchema,
  /** The most visitors who were there at the end of a second. */
  peakVisitors: count.nullable(),
  /** Up to five addresses that failed, and how. */
  examples: z.array(z.string()),
  /** CPU of the whole run, the most memory in a second, the most processes. */
  generator: loadSchema,
  server: loadSchema.nullable(),
  /** What became of the lines of the log, in a replay. */
  log: tally.nullable(),
  verdict: z.object({
    outcome: z.enum(["held", "failed", "invalid", "stopped"]),
    /** Why an invalid run is invalid, and what to do. */
    reasons: z.array(z.string()),
    limits: z.array(
      z.object({
        text: z.string(),
        /** The figure it was held against, of the worst window where it has windows; in `unit`. */
        value: z.number(),
        unit: z.enum(["count", "percent", "ms"]),
        held: z.boolean(),
        /** Where that window begins, in seconds from the start; null for a limit on the whole run. */
        worstAtSecond: z.number().nullable(),
      }),
    ),
  }),
});

export const lineSchema = z.discriminatedUnion("kind", [
  headerSchema,
  secondSchema,
  windowSchema,
  summarySchema,
]);

export type Header = z.output<typeof headerSchema>;
export type Second = z.output<typeof secondSchema>;
export type Window = z.output<typeof windowSchema>;
export type RunSummary = z.output<typeof summarySchema>;
export type ResultsLine = z.output<typeof lineSchema>;
/** Seconds of a full window. */
export const WINDOW_SECONDS = 10;
