import type { BenchSite } from "../site-files.ts";

/** The servers that are compared. */
export const contestantNames = ["freshet", "nginx", "astro", "sirv"] as const;
export type ContestantName = (typeof contestantNames)[number];

/** A server that runs and serves the files of the bench. */
export interface Contestant {
  name: ContestantName;
  /** Which version, set up how: one line for the report. */
  about: string;
  pid: number;
  port: number;
  /** What it answers to `Accept-Encoding: gzip, deflate, br`. */
  encoding: "br" | "identity";
  /** Part of the command line of the one process that serves pages. */
  workerMark: string;
  stop(): Promise<void>;
}

/** Starts a server over the site's files. Throws `Absent` when this machine does not have it. */
export type StartContestant = (site: BenchSite) => Promise<Contestant>;

/** A server that cannot be measured here. The message says what is missing and how to get it. */
export class Absent extends Error {
  override name = "Absent";
}

/** Has the server stopped when `stack` ends: at once when it has ended already, because the bench was interrupted meanwhile. */
export async function stopWith(stack: AsyncDisposableStack, { stop }: Contestant): Promise<void> {
  if (!stack.disposed) {
    stack.defer(stop);
    return;
  }
  await stop();
  throw new Error("Stopped while a server was starting");
}
