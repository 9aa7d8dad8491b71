import { readDate } from "../clock.ts";
import type { Crowd, Share } from "../crowd.ts";
import type { Target } from "../target.ts";
import type { Header } from "./schema.ts";

/** What a header needs besides the crowd or the log. */
export interface Setup {
  target: Target;
  shard: Share;
  options: Header["options"];
  machine: Header["machine"];
  processes: number;
  destinations: number;
}

export function toCrowdHeader(name: string, { profile, curve, seed }: Crowd, setup: Setup): Header {
  return {
    ...toShared(setup),
    command: "run",
    subject: name,
    title: profile.title,
    seed,
    profile: profile as unknown as Record<string, unknown>,
    plan: {
      durationMs: curve.durationMs,
      peakVisitors: curve.peakVisitors,
      compression: curve.compression,
      wanted: curve.points.map(({ atMs, visitors, basis }) => ({ atMs, visitors, basis })),
      phases: curve.phases,
      processes: setup.processes,
      destinations: setup.destinations,
      connectionsEach: setup.target.protocol === "h2" ? 1 : (profile.visit.connections?.most ?? 1),
    },
    // A limit on a phase that is not run could only hold.
    limits: profile.limits
      .filter(({ phase }) => phase === null || curve.phases.some(({ name: run }) => run === phase))
      .map(({ text }) => text),
    latenessBoundMs: profile.generator.latenessP99Ms,
  };
}

export function toReplayHeader(
  file: string,
  log: {
    durationMs: number;
    speed: number;
    seed: number;
    limits: string[];
    latenessBoundMs: number;
  },
  setup: Setup,
): Header {
  return {
    ...toShared(setup),
    command: "replay",
    subject: file,
    title: `Replay of ${file}`,
    seed: log.seed,
    profile: null,
    plan: {
      durationMs: log.durationMs,
      peakVisitors: null,
      compression: log.speed,
      wanted: [],
      phases: [],
      processes: setup.processes,
      destinations: setup.destinations,
      connectionsEach: 6,
    },
    limits: log.limits,
    latenessBoundMs: log.latenessBoundMs,
  };
}

function toShared({
  target,
  shard,
  options,
  machine,
}: Setup): Pick<
  Header,
  "kind" | "version" | "target" | "startedAt" | "shard" | "options" | "machine"
> {
  return {
    kind: "header",
    version: 2,
    target: target.origin,
    startedAt: readDate(),
    shard: { index: shard.index, of: shard.of },
    options,
    machine,
  };
}
