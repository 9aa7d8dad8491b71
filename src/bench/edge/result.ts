import type { Figure } from "../server/figures.ts";
import type { CrowdCounts } from "./lab-summary.ts";

/** What visitors reach: nginx with TLS, the same nginx without, or this project's server by itself. */
export const frontIds = ["nginx-tls", "nginx", "server"] as const;
export type FrontId = (typeof frontIds)[number];

/** What is asked in one row. */
export const rowIds = ["page", "not-modified", "new", "returning", "form"] as const;
export type RowId = (typeof rowIds)[number];

/** CPU microseconds a request, by side. */
export interface SideFigures {
  edge: Figure | null;
  server: Figure;
}

/** One front under the crowd of the night. */
export interface CrowdFigures {
  front: FrontId;
  /** CPU microseconds of each side in all, per request of the crowd. */
  cost: SideFigures;
  /** What each side uses with nobody there, in CPU microseconds a second: timers, meters. */
  atRestUsPerSecond: { edge: number; server: number };
  /** Cores busy while the crowd was there, both sides together. */
  cores: Figure;
  /** Visitors at once that one core of both sides carries, at the pace of the profile. */
  visitorsPerCore: Figure;
  /** The last round's crowd; others differ by chance and lateness only. */
  crowd: CrowdCounts;
}

/** Shares of a front's CPU under the crowd: computed from the rows, and what the rows do not explain. */
export interface Split {
  /** New connections, with their handshakes where there is TLS. */
  connections: number;
  pages: number;
  /** Forms: passed on, or refused. */
  forms: number;
  /** What it uses with nobody there. */
  standing: number;
  rest: number;
  /** The rest in CPU microseconds for each request. */
  restUs: number;
}

/** What reached the servers behind a cache during the night. */
export interface NightFigures {
  visitors: number;
  seconds: number;
  /** Requests at the edge, and at all servers behind it: pages and files, and forms. */
  edge: { kept: number; forms: number };
  origins: { kept: number; forms: number };
  /** Requests by nginx's word for what its cache did; `-` where nginx answered without it. */
  cacheStatus: Record<string, number>;
  outcome: string;
}

/** Everything that a run of the bench found, as `edge.json` holds it. */
export interface EdgeBench {
  /** Day of the run, YYYY-MM-DD. */
  day: string;
  machine: { processor: string; cores: number };
  rounds: number;
  requests: number;
  nginx: string | null;
  /** Fronts that this machine lacks, and how to get them. */
  absent: { id: FrontId; why: string }[];
  page: { address: string; brBytes: number };
  rows: { id: RowId; costUs: Partial<Record<FrontId, SideFigures>> }[];
  /** Resident bytes that one idle connection adds to nginx. */
  idleBytes: { tls: Figure; plain: Figure } | null;
  crowds: CrowdFigures[];
  splits: Partial<Record<FrontId, Split>>;
  night: NightFigures | null;
}
