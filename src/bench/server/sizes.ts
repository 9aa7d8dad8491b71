import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Contestant } from "../contestants/contestant.ts";
import { Absent, stopWith } from "../contestants/contestant.ts";
import { startFreshetIn } from "../contestants/freshet.ts";
import { startNginx } from "../contestants/nginx.ts";
import type { LoadAsk } from "../load/load-messages.ts";
import type { LoadProcess } from "../load/load-process.ts";
import { workerMemoryBytes } from "../process-tree.ts";
import type { BenchSite } from "../site-files.ts";
import { measureKeptAlive } from "./compare.ts";
import type { Figure } from "./figures.ts";
import { toFigure } from "./figures.ts";
import { generateSite } from "./generated-site.ts";
import { askAsCrowd } from "./popularity.ts";

/** What a site of one size costs. */
export interface SizeFigures {
  server: "freshet" | "nginx";
  pages: number;
  /** Which of them are asked for. */
  spread: Spread;
  /** CPU per request in microseconds. */
  costUs: Figure;
  /** Resident memory of the process that serves. */
  memoryBytes: number;
}

/** What a load asks for, from the kindest to the worst that can happen: every page as often as every other. */
export type Spread = "one hundred evenly" | "as a crowd" | "all evenly";

const spreads: Record<Spread, (asks: readonly LoadAsk[]) => LoadAsk[]> = {
  "one hundred evenly": (asks) => asks.slice(0, 100),
  "as a crowd": askAsCrowd,
  "all evenly": (asks) => [...asks],
};

/** The first row of each server is what its others are compared with. */
const rows: { server: SizeFigures["server"]; pages: number; spreads: Spread[] }[] = [
  { server: "freshet", pages: 100, spreads: ["one hundred evenly", "as a crowd"] },
  { server: "freshet", pages: 2000, spreads: ["one hundred evenly"] },
  {
    server: "freshet",
    pages: 10_000,
    spreads: ["one hundred evenly", "as a crowd", "all evenly"],
  },
  { server: "nginx", pages: 100, spreads: ["one hundred evenly"] },
  { server: "nginx", pages: 10_000, spreads: ["one hundred evenly", "as a crowd", "all evenly"] },
];

/** Small and large sites on this server, and on nginx where there is one, in turn in every round. */
export async function measureSizes(parts: {
  site: BenchSite;
  rounds: number;
  requests: number;
  load: LoadProcess;
  stack: AsyncDisposableStack;
  say: (status: string) => void;
}): Promise<SizeFigures[]> {
  const { site, rounds, requests, load, stack, say } = parts;
  const series: (Pick<SizeFigures, "server" | "pages" | "spread"> & {
    asks: LoadAsk[];
    contestant: Contestant;
    costsUs: number[];
  })[] = [];
  const generated = new Map<number, ReturnType<typeof generateSite>>();
  for (const row of rows) {
    const { server, pages } = row;
    say(`Starting ${server} on a site of ${pages} pages`);
    const folder = join(site.folder, `pages-${pages}`);
    const made = generated.get(pages) ?? generateSite(site, folder, pages);
    generated.set(pages, made);
    const contestant = await start(server, { ...site, folder, filesFolder: made.filesFolder });
    if (contestant === null) continue;
    await stopWith(stack, contestant);
    for (const spread of row.spreads) {
      const asks = spreads[spread](server === "nginx" ? made.asks.map(askForFile) : made.asks);
      series.push({ server, pages, spread, asks, contestant, costsUs: [] });
    }
  }
  for (let round = 0; round <= rounds; round += 1) {
    const stage = round === 0 ? "Warming up" : `Round ${round} of ${rounds}`;
    for (const { server, pages, spread, asks, contestant, costsUs } of series) {
      say(`${stage}: ${server}, ${pages} pages, asked for ${spread}`);
      const { pid, port } = contestant;
      const costUs = await measureKeptAlive({ pid, port, connections: 64, asks, requests, load });
      if (round > 0) costsUs.push(costUs);
    }
  }
  return series.map(({ server, pages, spread, contestant, costsUs }) => ({
    server,
    pages,
    spread,
    costUs: toFigure(costsUs),
    memoryBytes: workerMemoryBytes(contestant.pid, contestant.workerMark),
  }));
}

/** By its file name: nginx would keep a folder's index open beside its encoded sibling, and 10,000 of both are too many. */
function askForFile({ request, ...ask }: LoadAsk): LoadAsk {
  return { ...ask, request: request.replace("/ HTTP/1.1", "/index.html HTTP/1.1") };
}

/** Null where this machine has no nginx: the table of servers says so. */
async function start(server: SizeFigures["server"], site: BenchSite): Promise<Contestant | null> {
  if (server === "freshet") {
    const dataFolder = join(site.folder, "var");
    mkdirSync(dataFolder, { recursive: true });
    return startFreshetIn(site.folder, dataFolder);
  }
  try {
    return await startNginx(site);
  } catch (error) {
    if (error instanceof Absent) return null;
    throw error;
  }
}
