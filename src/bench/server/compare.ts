import type { Contestant, ContestantName } from "../contestants/contestant.ts";
import type { LoadAsk } from "../load/load-messages.ts";
import type { LoadProcess } from "../load/load-process.ts";
import { treeCpuUs } from "../process-tree.ts";
import type { RowFigures } from "./figures.ts";
import { toFigure } from "./figures.ts";
import type { Row } from "./rows.ts";

/** A server and what the rows ask of it. */
export interface Entrant {
  contestant: Contestant;
  asks: Record<Row["id"], LoadAsk>;
}

/** A comparison to make. */
export interface Comparison {
  entrants: readonly Entrant[];
  rows: readonly Row[];
  rounds: number;
  /** Of a row with share 1, for nginx and this server. */
  requests: number;
  load: LoadProcess;
  say: (status: string) => void;
}

/** Servers that read a file per request take ten times the time, so a quarter of the requests gives a better figure still. */
const shares: Record<ContestantName, number> = { freshet: 1, nginx: 1, astro: 0.25, sirv: 0.25 };

/** The first round warms up and does not count. */
const warmUpShare = 0.3;

/** CPU per request in microseconds, all servers in turn in every round, the first of them another one each time. */
export async function compare(
  parts: Comparison,
): Promise<Map<Row["id"], RowFigures<ContestantName>>> {
  const { entrants, rows, rounds, requests, load, say } = parts;
  const measured = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const row of rows) {
      for (const { contestant, asks } of rotate(entrants, round)) {
        const { name } = contestant;
        const share = row.share * shares[name] * (round === 0 ? warmUpShare : 1);
        const ask = asks[row.id];
        say(`${round === 0 ? "Warming up" : `Round ${round} of ${rounds}`}: ${row.title}, ${name}`);
        const costUs = await measure(contestant, ask, row, {
          requests: Math.max(row.connections, Math.round(requests * share)),
          load,
        }).catch((error: Error) => {
          throw new Error(`${name}, ${row.title}: ${error.message}`);
        });
        if (round > 0)
          measured.set(key(row, name), [...(measured.get(key(row, name)) ?? []), costUs]);
      }
    }
  }
  return new Map(
    rows.map((row) => [
      row.id,
      Object.fromEntries(
        entrants.map(({ contestant: { name } }) => [
          name,
          toFigure(measured.get(key(row, name)) ?? []),
        ]),
      ),
    ]),
  );
}

function key({ id }: Row, name: ContestantName): string {
  return `${id} ${name}`;
}

async function measure(
  { pid, port }: Contestant,
  ask: LoadAsk,
  { id, connections }: Row,
  { requests, load }: { requests: number; load: LoadProcess },
): Promise<number> {
  if (id === "new-connection") {
    const beforeUs = treeCpuUs(pid);
    await load.order({ kind: "run-new", port, requests, atOnce: connections, ask });
    return (treeCpuUs(pid) - beforeUs) / requests;
  }
  return measureKeptAlive({ pid, port, connections, asks: [ask], requests, load });
}

/** CPU per request over kept-alive connections, opened and used once before the measuring begins. */
export async function measureKeptAlive(parts: {
  pid: number;
  port: number;
  connections: number;
  asks: LoadAsk[];
  requests: number;
  load: LoadProcess;
}): Promise<number> {
  const { pid, port, connections, asks, requests, load } = parts;
  await load.order({ kind: "open", port, connections, asks });
  const beforeUs = treeCpuUs(pid);
  await load.order({ kind: "run", requests });
  const costUs = (treeCpuUs(pid) - beforeUs) / requests;
  await load.order({ kind: "shut" });
  return costUs;
}

function rotate<Item>(items: readonly Item[], by: number): Item[] {
  const cut = by % Math.max(1, items.length);
  return [...items.slice(cut), ...items.slice(0, cut)];
}
