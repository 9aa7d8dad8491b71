import { readFileSync } from "node:fs";
import type { LoadProcess } from "../load/load-process.ts";
import { treeCpuUs } from "../process-tree.ts";
import { toFigure } from "../server/figures.ts";
import type { EdgeAsk, EdgeAsks } from "./asks.ts";
import type { Front } from "./fronts.ts";
import { bySide, watchedOf } from "./fronts.ts";
import type { EdgeBench, FrontId, RowId } from "./result.ts";
import { rowIds } from "./result.ts";
import type { TlsOrder } from "./tls-order.ts";
import { measureTls } from "./tls-process.ts";

/** Handshakes are dear, so fewer give the same precision. */
const shares: Record<RowId, number> = {
  page: 1,
  "not-modified": 1,
  new: 0.15,
  returning: 0.15,
  form: 0.3,
};
const ways: Record<RowId, TlsOrder["how"]> = {
  page: "kept",
  "not-modified": "kept",
  new: "full",
  returning: "resumed",
  form: "kept",
};
const lanes = 32;
/** The first round warms up and does not count. */
const warmUpShare = 0.3;

/** CPU a request of each row at each front, all fronts in turn in every round, the first of them another one each time. */
export async function measureRows(parts: {
  fronts: readonly Front[];
  asks: EdgeAsks;
  rounds: number;
  requests: number;
  load: LoadProcess;
  say: (status: string) => void;
}): Promise<EdgeBench["rows"]> {
  const { fronts, asks, rounds, requests, load, say } = parts;
  const measured = new Map<string, { edge: number; server: number }[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const id of rowIds) {
      for (const place of fronts.keys()) {
        const front = fronts[(place + round) % fronts.length] as Front;
        if (!isAsked(id, front)) continue;
        say(`${round === 0 ? "Warming up" : `Round ${round} of ${rounds}`}: ${id}, ${front.id}`);
        const share = shares[id] * (round === 0 ? warmUpShare : 1);
        const count = Math.max(lanes, Math.round(requests * share));
        const costs = await measureOne(id, front, { ask: asks.of[id], count, load });
        const key = `${id} ${front.id}`;
        if (round > 0) measured.set(key, [...(measured.get(key) ?? []), bySide(front, costs)]);
      }
    }
  }
  const figuresOf = (id: RowId, front: FrontId) => {
    const values = measured.get(`${id} ${front}`);
    if (values === undefined) return [];
    const server = toFigure(values.map((value) => value.server));
    const edge = front === "server" ? null : toFigure(values.map((value) => value.edge));
    return [[front, { edge, server }] as const];
  };
  return rowIds.map((id) => ({
    id,
    costUs: Object.fromEntries(fronts.flatMap((front) => figuresOf(id, front.id))),
  }));
}

/** There are tickets only where there is TLS. */
function isAsked(id: RowId, { authority }: Front): boolean {
  return id !== "returning" || authority !== null;
}

async function measureOne(
  id: RowId,
  front: Front,
  { ask, count, load }: { ask: EdgeAsk; count: number; load: LoadProcess },
): Promise<number[]> {
  const { port } = front;
  const watched = watchedOf(front);
  if (front.authority !== null) {
    const authority = readFileSync(front.authority, "utf8");
    const how = ways[id];
    return measureTls({ port, authority, how, lanes, requests: count, ask: ask.tls, watched });
  }
  if (id !== "new") await load.order({ kind: "open", port, connections: lanes, asks: [ask.plain] });
  const beforeUs = watched.map(treeCpuUs);
  if (id === "new")
    await load.order({ kind: "run-new", port, requests: count, atOnce: lanes, ask: ask.plain });
  else await load.order({ kind: "run", requests: count });
  const costs = watched.map((pid, index) => (treeCpuUs(pid) - (beforeUs[index] ?? 0)) / count);
  if (id !== "new") await load.order({ kind: "shut" });
  return costs;
}
