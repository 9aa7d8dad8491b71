import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { stopWith } from "../contestants/contestant.ts";
import { startFreshetIn } from "../contestants/freshet.ts";
import type { LoadProcess } from "../load/load-process.ts";
import { workerMemoryBytes } from "../process-tree.ts";
import type { BenchSite } from "../site-files.ts";
import { measureKeptAlive } from "./compare.ts";
import type { Figure } from "./figures.ts";
import { toFigure } from "./figures.ts";
import { generateSite } from "./generated-site.ts";

/** What sites of one size cost. */
export interface SizeFigures {
  pages: number;
  /** How many of them are asked for, evenly: a crowd reads few pages; all of them is the worst that can happen. */
  asked: number;
  /** CPU per request in microseconds. */
  costUs: Figure;
  /** Resident memory of the static worker. */
  memoryBytes: number;
}

const sizes: { pages: number; asked: number[] }[] = [
  { pages: 100, asked: [100] },
  { pages: 2000, asked: [100] },
  { pages: 10_000, asked: [100, 10_000] },
];

/** This server with a small and a large site, in turn in every round. */
export async function measureSizes(parts: {
  site: BenchSite;
  rounds: number;
  requests: number;
  load: LoadProcess;
  stack: AsyncDisposableStack;
  say: (status: string) => void;
}): Promise<SizeFigures[]> {
  const { site, rounds, requests, load, stack, say } = parts;
  const series = [];
  for (const { pages, asked } of sizes) {
    say(`Generating a site of ${pages} pages`);
    const folder = join(site.folder, `pages-${pages}`);
    mkdirSync(folder);
    const asks = generateSite(site, folder, pages);
    const server = await startFreshetIn(folder, join(folder, "var"));
    await stopWith(stack, server);
    for (const count of asked) {
      series.push({ pages, asks: asks.slice(0, count), server, costsUs: [] as number[] });
    }
  }
  for (let round = 0; round <= rounds; round += 1) {
    const stage = round === 0 ? "Warming up" : `Round ${round} of ${rounds}`;
    for (const { pages, asks, server, costsUs } of series) {
      say(`${stage}: ${pages} pages, ${asks.length} of them asked for`);
      const { pid, port } = server;
      const costUs = await measureKeptAlive({ pid, port, connections: 64, asks, requests, load });
      if (round > 0) costsUs.push(costUs);
    }
  }
  return series.map(({ pages, asks, costsUs, server }) => ({
    pages,
    asked: asks.length,
    costUs: toFigure(costsUs),
    memoryBytes: workerMemoryBytes(server.pid, server.workerMark),
  }));
}
