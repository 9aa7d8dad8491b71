import { readFileSync } from "node:fs";
import type { LoadProcess } from "../load/load-process.ts";
import type { Figure } from "../server/figures.ts";
import { toFigure } from "../server/figures.ts";
import type { EdgeAsks } from "./asks.ts";
import type { Front } from "./fronts.ts";
import { haveCarriedOut } from "./tls-process.ts";

/** Resident memory of a process and of all that it started, in bytes. */
export function treeMemoryBytes(root: number): number {
  try {
    const status = readFileSync(`/proc/${root}/status`, "utf8");
    const children = readFileSync(`/proc/${root}/task/${root}/children`, "utf8");
    const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    return children
      .split(" ")
      .filter(Boolean)
      .reduce((sum, child) => sum + treeMemoryBytes(Number(child)), own);
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

/** Opened well within the time after which nginx closes the first of them again. */
const connections = 1000;

/**
 * Resident bytes that an idle connection adds to nginx, after one page on each. nginx must have been started just now: what it
 * once took for connections it keeps for the next ones. Null without nginx.
 */
export async function measureIdle(parts: {
  fronts: readonly Front[];
  asks: EdgeAsks;
  rounds: number;
  load: LoadProcess;
}): Promise<{ tls: Figure; plain: Figure } | null> {
  const { fronts, asks, rounds, load } = parts;
  const tls = fronts.find(({ id }) => id === "nginx-tls");
  const plain = fronts.find(({ id }) => id === "nginx");
  if (tls?.authority == null || tls.edgePid === null || plain?.edgePid == null) return null;
  const authority = readFileSync(tls.authority, "utf8");
  const atStart = { tls: treeMemoryBytes(tls.edgePid), plain: treeMemoryBytes(plain.edgePid) };
  const each = { tls: [] as number[], plain: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const [heldBytes = 0] = await haveCarriedOut({
      port: tls.port,
      authority,
      how: "kept",
      counts: "memory",
      lanes: connections,
      requests: 0,
      ask: asks.of.page.tls,
      watched: [tls.edgePid],
    });
    each.tls.push((heldBytes - atStart.tls) / connections);
    await load.order({
      kind: "open",
      port: plain.port,
      connections,
      asks: [asks.of.page.plain],
    });
    each.plain.push((treeMemoryBytes(plain.edgePid) - atStart.plain) / connections);
    await load.order({ kind: "shut" });
  }
  return { tls: toFigure(each.tls), plain: toFigure(each.plain) };
}
