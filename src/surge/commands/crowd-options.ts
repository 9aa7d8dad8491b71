import type { Command } from "../../cli/arguments.ts";
import { decimalNumber, wholeNumber } from "../../cli/numbers.ts";
import { Refusal } from "../../cli/refusal.ts";
import type { Crowd } from "../crowd.ts";
import { toStretch } from "../curve.ts";
import type { CurveOptions } from "../curve.ts";
import type { Demand } from "../preflight.ts";
import type { Profile } from "../profile.ts";
import type { Target } from "../target.ts";

/** How much of a profile, how large and how fast: the options that `run`, `plan` and `export` share. */
export interface CrowdOptions {
  visitors: number;
  seconds: number | null;
  compress: number | null;
  phases: string;
}

const SECONDS = 60;

/** Their rows in a command's table. */
export const crowdOptions: Command<CrowdOptions>["options"] = {
  visitors: {
    value: "N",
    about: "Concurrent visitors at the highest point of the profile: people with a page open.",
    example: "2000",
    read: wholeNumber({ least: 1, most: 1_000_000 }),
    fallback: 200,
  },
  seconds: {
    value: "S",
    about: `How long the run takes: its phases, compressed. Without it and --compress: ${SECONDS}.`,
    example: "60",
    read: decimalNumber({ least: 1, most: 604_800 }),
    fallback: null,
  },
  compress: {
    value: "K",
    about: "How many times faster than the profile's clock, instead of --seconds. 1 is real time.",
    example: "60",
    read: decimalNumber({ least: 0.1, most: 100_000 }),
    fallback: null,
  },
  phases: {
    value: "NAMES",
    about:
      "Which phases of the profile, with commas between, or all. Without it: its standard ones.",
    example: "ramp,hold",
    read: (text) => text,
    fallback: "",
  },
};

/** Node's server closes an idle connection up to a second after the time that it announces. */
const CLOSES_WITHIN_S = 1;

/** The stretch of the profile that was asked for. Throws a Refusal when that contradicts itself. */
export function toCurveOptions(profile: Profile, options: CrowdOptions): CurveOptions {
  const { visitors, seconds, compress } = options;
  if (seconds !== null && compress !== null) {
    throw new Refusal(
      "--seconds and --compress both say how long the run takes; give one of them.",
    );
  }
  const names = options.phases.split(",").flatMap((name) => name.trim() || []);
  const phases = names.length > 0 ? { phases: names } : {};
  const { fromMinute, toMinute } = toStretch(profile, phases.phases);
  const compressed = compress === null ? SECONDS : ((toMinute - fromMinute) * 60) / compress;
  return { visitors, seconds: seconds ?? compressed, ...phases };
}

/**
 * What a crowd asks of the machine: pages and what they need, at the steepest arrivals and with everybody reading. A site that
 * closes connections after `idleLimitS` seconds without a request leaves fewer of them open; null: it keeps them all.
 */
export function toDemand(
  { curve, pool, rate, profile }: Crowd,
  {
    processes,
    shardOf,
    idleLimitS,
    protocol,
  }: {
    processes: number | null;
    shardOf: number;
    idleLimitS: number | null;
    protocol: Target["protocol"];
  },
): Demand {
  const here = Math.max(...curve.points.map(({ visitors }) => visitors), curve.visitorsAt(0));
  const pagesPerSecond =
    (here * pool.meanPages * 1000) / pool.meanMs + Math.max(...rate.perMs) * 1000;
  const each = protocol === "h2" ? 1 : (profile.visit.connections?.most ?? 1);
  const connections = Math.ceil((here * each) / shardOf);
  const openShare = idleLimitS === null ? 1 : pool.openShare((idleLimitS + CLOSES_WITHIN_S) * 1000);
  return {
    connections: Math.ceil(connections * openShare),
    addressed: connections,
    requestsPerSecond: (pagesPerSecond * 1.5) / shardOf,
    processes,
  };
}
