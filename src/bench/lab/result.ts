import type { Figure } from "../server/figures.ts";

/** What one engine cost. */
export interface EngineFigures {
  name: string;
  about: string;
  sends: "visits" | "requests";
  /** Of a long run, as the counting site saw them (median). */
  requests: number;
  connections: number;
  notModified: number;
  /** CPU milliseconds for 1,000 requests: of a long run with all it needs to start, and of what a long run has more than a short one. */
  wholeMs: Figure;
  marginalMs: Figure;
}

/** Everything that a run of the bench found, as `lab.json` holds it. */
export interface LabBench {
  /** Day of the run, YYYY-MM-DD. */
  day: string;
  machine: { processor: string; cores: number };
  rounds: number;
  engines: EngineFigures[];
  missing: { name: string; why: string }[];
  /** Memory of this lab; null when it was not measured. */
  memory: LabMemory | null;
}

/** Resident memory of the lab with two crowds of different sizes, all of them live. */
export interface LabMemory {
  crowds: { visitors: number; rssBytes: number }[];
  /** What one visitor more takes. */
  bytesEach: number;
}
