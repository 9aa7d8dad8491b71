import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Absent } from "../contestants/contestant.ts";
import type { FrontId } from "./result.ts";
import { startNginxEdge } from "./nginx-edge.ts";
import { startOrigin } from "./origin.ts";

/** What visitors reach, and whose CPU is counted. */
export interface Front {
  id: FrontId;
  url: string;
  port: number;
  /** PEM file; null without TLS. */
  authority: string | null;
  /** The tree of nginx; null where there is none. */
  edgePid: number | null;
  originPid: number;
}

/** The fronts of a stage, with one server of ours behind them all. */
export interface Fronts {
  fronts: Front[];
  /** Those that this machine lacks, and how to get them. */
  absent: { id: FrontId; why: string }[];
  nginxVersion: string | null;
}

/** Starts the server, and nginx with TLS and without in front of it. All of it is stopped with the stack. */
export async function startFronts(parts: {
  folder: string;
  refusing: boolean;
  workers: number;
  stack: AsyncDisposableStack;
}): Promise<Fronts> {
  const { folder, refusing, workers, stack } = parts;
  const origin = await startOrigin(join(folder, "origin"), { workers, refusing });
  stack.defer(origin.stop);
  const fronts: Front[] = [];
  const absent: Fronts["absent"] = [];
  let nginxVersion: string | null = null;
  for (const id of ["nginx-tls", "nginx"] as const) {
    const own = join(folder, id);
    mkdirSync(own, { recursive: true });
    try {
      const edge = await startNginxEdge({
        arrangement: "nginx",
        tls: id === "nginx-tls",
        origins: [origin.address],
        folder: own,
      });
      stack.defer(edge.stop);
      nginxVersion = edge.version;
      const { url, port, authority, pid } = edge;
      fronts.push({ id, url, port, authority, edgePid: pid, originPid: origin.pid });
    } catch (error) {
      if (!(error instanceof Absent)) throw error;
      absent.push({ id, why: error.message });
    }
  }
  fronts.push({
    id: "server",
    url: origin.url,
    port: origin.port,
    authority: null,
    edgePid: null,
    originPid: origin.pid,
  });
  return { fronts, absent, nginxVersion };
}

/** The trees of a front: nginx first where there is one. */
export function watchedOf({ edgePid, originPid }: Front): number[] {
  return edgePid === null ? [originPid] : [edgePid, originPid];
}

/** What a measurement of those trees says of each side. */
export function bySide(
  { edgePid }: Pick<Front, "edgePid">,
  [first = 0, second = 0]: readonly number[],
): { edge: number; server: number } {
  return edgePid === null ? { edge: 0, server: first } : { edge: first, server: second };
}
