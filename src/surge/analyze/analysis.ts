import type { Cacheability } from "./cacheable.ts";
import type { Share } from "./counter.ts";
import type { SlowAddress } from "./slow-addresses.ts";

/** A stretch of the log, in epoch milliseconds. */
export interface Stretch {
  fromMs: number;
  toMs: number;
}

/** What a log says. The `--json` output is this; only ever add fields. */
export interface Analysis {
  version: 1;
  file: string;
  lines: number;
  /** Lines that are neither combined format nor JSON with a time, an address and a status. */
  notUnderstood: number;
  /** First and last request. Null when the log has none. */
  span: Stretch | null;
  requests: number;
  /** Bytes of body sent. */
  bytes: number;
  perSecond: { mean: number; busiest: number; busiestAtMs: number };
  visitors: {
    /** Visits, as sender (address and agent) with no pause of `gapMinutes`. Robots are not visitors. */
    visits: number;
    gapMinutes: number;
    /** How long the last page of a visit is taken to be read, in seconds: an assumption, since no log knows. */
    readingS: number;
    /** Most at once, as the mean of one step of the timeline. */
    peak: number;
    peakAtMs: number;
    pagesPerVisit: number;
    /** Mean length of a visit, reading of the last page included. */
    visitS: number;
  };
  /** What the peak is compared with, and how many times as high it is. Null when the baseline had nothing. */
  baseline: (Stretch & { visitors: number; requestsPerSecond: number }) | null;
  surgeFactor: { visitors: number | null; requests: number | null };
  statuses: Share[];
  methods: Share[];
  /** Of page requests: the address's first segment, or Accept-Language where logged. */
  languages: Share[];
  /** Empty when the log names none. */
  countries: Share[];
  /** Pages on which visits began. */
  entryPages: Share[];
  /** Where visits came from, by host; visits without a referer are `none`. */
  cameFrom: Share[];
  /** Requests whose sender calls itself a robot. */
  robots: number;
  cache: Cacheability;
  /** Empty when the log has no times taken. */
  slowest: SlowAddress[];
  timeline: { fromMs: number; stepS: number; rows: TimelineRow[] };
}

/** One step of the log's time. */
export interface TimelineRow {
  atMs: number;
  /** Mean number of visitors at once. */
  visitors: number;
  requestsPerSecond: number;
  /** 5xx answers. */
  errors: number;
}
