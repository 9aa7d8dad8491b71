import type { CurveOptions } from "../curve.ts";
import type { Share } from "../crowd.ts";
import type { Profile } from "../profile.ts";
import type { Delta } from "../recorder.ts";
import type { Site } from "../site.ts";
import type { Target } from "../target.ts";

/** What every process needs to know before it begins. Plain data: it is sent to other processes. */
interface AnyJob {
  target: Target;
  /** Addresses of the target that connections are spread over. */
  hosts: string[];
  seed: number;
  /** Which visitors are this process's. */
  share: Share;
  /** The field in which each visitor sends an address of their own; null: none. */
  clientHeader: string | null;
}

export interface CrowdJob extends AnyJob {
  kind: "crowd";
  profile: Profile;
  curve: CurveOptions;
  site: Site;
}

export interface ReplayJob extends AnyJob {
  kind: "replay";
  file: string;
  speed: number;
  /** How many people stand for each of the log. */
  visitors: number;
  patienceMs: number;
  /** Known beforehand, for the lines that were answered 304: by Accept-Encoding and path. */
  validators: Map<string, { name: "if-none-match" | "if-modified-since"; value: string }>;
}

export type Job = CrowdJob | ReplayJob;

/** A process's own use of the machine in a second. */
export interface Effort {
  cpuMs: number;
  rssBytes: number;
}

/** What a process tells. */
export type Report =
  | { kind: "ready" }
  | { kind: "second"; delta: Delta; effort: Effort }
  /** Everything is answered. */
  | { kind: "done"; log: Record<string, number> | null }
  /** It can't go on; the message is for a person. */
  | { kind: "fault"; message: string };

/** What a process is told. */
export type Order =
  | { kind: "job"; job: Job }
  | { kind: "start"; monotonicMs: number }
  | { kind: "stop" };
