import type { Invocation } from "./run-program.ts";

/** A run of one of two lengths: the difference of the two is without what an engine needs to start. */
export type Length = "short" | "long";

/** What an engine is pointed at. */
export interface Task {
  origin: string;
  length: Length;
  /** An empty folder of this run. */
  folder: string;
}

/** An engine that is installed here. */
export interface Engine {
  name: string;
  /** Which version, set up how: one line for the report. */
  about: string;
  /** `visits`: people who come, read and go. `requests`: one address over connections that stay open. */
  sends: "visits" | "requests";
  /** What has to be run first, and is not measured. */
  before?(task: Task): Invocation;
  invoke(task: Task): Invocation;
  /** How many requests it says it has sent: from its output, or from files in the folder. Null: it ended too soon to say. */
  readClaimed(stdout: string, folder: string): number | null;
}

/** An engine that cannot be measured here, and how to get it. */
export interface Missing {
  name: string;
  why: string;
}

/** Kept-alive connections of the engines that only send requests. */
export const CONNECTIONS = 64;

/** Seconds of a run with visits. */
export const SECONDS: Record<Length, number> = { short: 2, long: 8 };

/** Requests of a run without. */
export const REQUESTS: Record<Length, number> = { short: 5_000, long: 50_000 };

/** Throws when an engine did not say what it was expected to. */
export function readNumber(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`It did not say how many requests it sent: ${pattern}`);
  return Number(found.replaceAll(",", ""));
}
