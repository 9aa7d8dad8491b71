import type { CrowdCounts } from "../../../src/bench/edge/lab-summary.ts";
import type { EdgeBench, SideFigures } from "../../../src/bench/edge/result.ts";
import { toSplit } from "../../../src/bench/edge/split.ts";
import type { Figure } from "../../../src/bench/server/figures.ts";

function figure(value: number): Figure {
  return { median: value, least: value, most: value };
}

function atNginx(us: number): SideFigures {
  return { edge: figure(us), server: figure(0) };
}

/** 1,000 visitors for 10 s, a request each. */
export const crowd: CrowdCounts = {
  seconds: 10,
  visitors: 1000,
  visits: 1200,
  pages: 700,
  assets: 250,
  forms: 50,
  notModified: 50,
  errors: 0,
  opened: 500,
  bytes: 5_000_000,
  outcome: "invalid",
  reasons: ["The lab was late itself"],
};

const measured: EdgeBench = {
  day: "2026-11-08",
  machine: { processor: "x", cores: 2 },
  rounds: 3,
  requests: 1000,
  nginx: "1.22.1",
  absent: [],
  page: { address: "/en/a/b/", brBytes: 6000 },
  rows: [
    { id: "page", costUs: { "nginx-tls": atNginx(30) } },
    { id: "not-modified", costUs: { "nginx-tls": atNginx(20) } },
    { id: "new", costUs: { "nginx-tls": atNginx(430) } },
    { id: "form", costUs: { "nginx-tls": atNginx(60) } },
  ],
  idleBytes: { tls: figure(52_000), plain: figure(1300) },
  crowds: [
    {
      front: "nginx-tls",
      cost: atNginx(300),
      atRestUsPerSecond: { edge: 1000, server: 9000 },
      cores: figure(0.03),
      visitorsPerCore: figure(33_333),
      crowd,
    },
  ],
  splits: {},
  night: {
    visitors: 1000,
    seconds: 10,
    edge: { kept: 10_000, forms: 500 },
    origins: { kept: 30, forms: 500 },
    cacheStatus: { HIT: 9970, MISS: 30 },
    outcome: "held",
  },
};

const [under] = measured.crowds;
const split = under === undefined ? null : toSplit(measured.rows, under);

/** A whole run. */
export const edgeBench: EdgeBench = {
  ...measured,
  splits: split === null ? {} : { "nginx-tls": split },
};
