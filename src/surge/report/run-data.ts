import type { LiveHistograms } from "../results/counts.ts";
import type { Counts, Load } from "../results/measures.ts";
import type { Header, RunSummary } from "../results/schema.ts";

/** A whole run, its shards merged: all that a report needs, in little memory. */
export interface RunData {
  files: string[];
  /** Of the first shard; `machines` has those of all. */
  header: Header;
  machines: { shard: number; machine: Header["machine"]; options: Header["options"] }[];
  /** Numbers (from 0) of shards whose results were not given. */
  missingShards: number[];
  /** True when a shard ended without writing a summary. */
  killed: boolean;
  seconds: Moment[];
  windows: WindowFigures[];
  elapsedS: number;
  peakVisitors: number | null;
  counts: Counts;
  histograms: LiveHistograms;
  generator: Load;
  server: Load | null;
  examples: string[];
  log: RunSummary["log"];
  verdict: RunSummary["verdict"];
}

/** One second of a run, all shards together. Rates are counts of that second. */
export interface Moment {
  second: number;
  visitors: number | null;
  pages: number;
  assets: number;
  forms: number;
  errors: number;
  shed: number;
  bytes: number;
  /** Shown from the visitors' own caches, without or before asking. */
  fresh: number;
  notModified: number;
  /** In percent of one core. */
  generatorCpu: number;
  serverCpu: number | null;
  generatorRss: number;
  serverRss: number | null;
}

/** Times of one window, in milliseconds. */
export interface WindowFigures {
  fromSecond: number;
  seconds: number;
  requests: number;
  p50Ms: number;
  p90Ms: number;
  p99Ms: number;
  maxMs: number;
  /** Pages and assets together: what a table or a cache can answer; null when there were none. */
  staticP99Ms: number | null;
  formsP99Ms: number | null;
  latenessP99Ms: number;
  /** Requests by band of response time, see bands.ts. */
  bands: number[];
}
