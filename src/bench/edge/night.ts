import { mkdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { sendCrowd } from "./crowd-run.ts";
import { startNginxEdge } from "./nginx-edge.ts";
import { startOrigin } from "./origin.ts";
import type { NightFigures } from "./result.ts";

/** Idle visitors of the night that one nginx process is given: it may have 20,000 files where nobody raised the limit. */
const visitorsPerWorker = 15_000;

/**
 * The night, with its forms, through a generated nginx cache to two servers, from a cold cache. What the servers were asked is
 * counted in their own logs, what the edge was asked in its own; the lab's reading of every page before the crowd is in both.
 */
export async function replayNight(parts: {
  folder: string;
  visitors: number;
  seconds: number;
  signal: AbortSignal;
}): Promise<NightFigures> {
  const { folder, visitors, seconds, signal } = parts;
  const edgeFolder = join(folder, "edge");
  mkdirSync(edgeFolder, { recursive: true });
  const sent = await (async () => {
    await using stack = new AsyncDisposableStack();
    const origins = [];
    for (const name of ["one", "other"]) {
      const origin = await startOrigin(join(folder, name), { workers: 1, refusing: false });
      stack.defer(origin.stop);
      origins.push(origin);
    }
    const edge = await startNginxEdge({
      arrangement: "nginx-cache",
      tls: false,
      origins: origins.map(({ address }) => address),
      folder: edgeFolder,
      workers: Math.max(cpus().length, Math.ceil(visitors / visitorsPerWorker)),
    });
    stack.defer(edge.stop);
    const phases = "ramp,hold";
    const parts = { authority: null, visitors, seconds, phases, folder, watched: [], signal };
    const { crowd } = await sendCrowd({ url: edge.url, ...parts });
    return { crowd, edgeLog: edge.accessLog, originLogs: origins.map((each) => each.accessLog) };
    // Stopped here, so that every log is whole.
  })();
  const edge = countLog(readFileSync(sent.edgeLog, "utf8"));
  const origins = sent.originLogs.map((file) => countLog(readFileSync(file, "utf8")));
  const sum = (part: "kept" | "forms") => origins.reduce((total, each) => total + each[part], 0);
  return {
    visitors: sent.crowd.visitors,
    seconds: sent.crowd.seconds,
    edge: { kept: edge.kept, forms: edge.forms },
    origins: { kept: sum("kept"), forms: sum("forms") },
    cacheStatus: edge.cacheStatus,
    outcome: sent.crowd.outcome,
  };
}

/**
 * Counts the lines of an access log: forms by their address, everything else a cache may keep. The edge's lines have two more
 * fields at the end, of which the first is what its cache did (src/edge/nginx/frame.ts).
 */
export function countLog(text: string): {
  kept: number;
  forms: number;
  cacheStatus: Record<string, number>;
} {
  const counts = { kept: 0, forms: 0, cacheStatus: {} as Record<string, number> };
  for (const line of text.split("\n")) {
    const path = /"[A-Z]+ (\S+) HTTP\//.exec(line)?.[1];
    if (path === undefined) continue;
    if (path.startsWith("/api/")) {
      counts.forms += 1;
      continue;
    }
    counts.kept += 1;
    const status = / (\S+) [\d.]+$/.exec(line)?.[1] ?? "-";
    counts.cacheStatus[status] = (counts.cacheStatus[status] ?? 0) + 1;
  }
  return counts;
}

/** Share of the requests that never reached a server: of those for pages and files, and of all with the forms. 0 to 1. */
export function toShares({ edge, origins }: Pick<NightFigures, "edge" | "origins">): {
  kept: number;
  all: number;
} {
  const whole = edge.kept + edge.forms;
  return {
    kept: edge.kept === 0 ? 0 : 1 - origins.kept / edge.kept,
    all: whole === 0 ? 0 : 1 - (origins.kept + origins.forms) / whole,
  };
}
