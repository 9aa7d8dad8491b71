import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { stopWith } from "../contestants/contestant.ts";
import { startFreshetIn } from "../contestants/freshet.ts";
import type { LoadAsk } from "../load/load-messages.ts";
import type { LoadProcess } from "../load/load-process.ts";
import type { BenchSite } from "../site-files.ts";
import { readAsks } from "./asks.ts";
import { measureKeptAlive } from "./compare.ts";
import type { Figure } from "./figures.ts";
import { toFigure } from "./figures.ts";
import type { Probed } from "./probe.ts";
import { probe } from "./probe.ts";
import { toRequestText } from "./request-text.ts";

/** A page and what is refused on the same server, in CPU microseconds per request. */
export interface RefusalFigures {
  pageUs: Figure;
  /** A question to a tool, by GET. */
  toolUs: Figure;
  /** A message by POST, with a body. */
  formUs: Figure;
}

const toolAddress = "/api/tools/cost?language=en";
const formAddress = "/api/feedback?language=en";
const message = JSON.stringify({ page: "immigrate/visit", language: "en", found: "no" });

/** This server with the surge switch thrown, so that everything dynamic is refused before it is read; in turn with pages. */
export async function measureRefusals(parts: {
  site: BenchSite;
  rounds: number;
  requests: number;
  load: LoadProcess;
  stack: AsyncDisposableStack;
  say: (status: string) => void;
}): Promise<RefusalFigures> {
  const { site, rounds, requests, load, stack, say } = parts;
  const dataFolder = join(site.folder, "refusing");
  mkdirSync(dataFolder);
  writeFileSync(join(dataFolder, "surge"), "");
  const server = await startFreshetIn(process.cwd(), dataFolder);
  await stopWith(stack, server);
  const { pid, port } = server;
  const { page } = await readAsks(server, site);
  const fields = ["Content-Type: application/json", `Content-Length: ${message.length}`];
  const post = toRequestText(formAddress, fields).replace("GET", "POST");
  const asks: Record<keyof RefusalFigures, LoadAsk> = {
    pageUs: page,
    toolUs: await toRefused(toRequestText(toolAddress), () => probe(port, toolAddress)),
    formUs: await toRefused(`${post}${message}`, () => probe(port, formAddress, { body: message })),
  };
  const costs: Record<keyof RefusalFigures, number[]> = { pageUs: [], toolUs: [], formUs: [] };
  for (let round = 0; round <= rounds; round += 1) {
    say(`${round === 0 ? "Warming up" : `Round ${round} of ${rounds}`}: what is refused`);
    for (const row of ["pageUs", "toolUs", "formUs"] as const) {
      const kept = { pid, port, connections: 64, asks: [asks[row]], requests, load };
      const costUs = await measureKeptAlive(kept);
      if (round > 0) costs[row].push(costUs);
    }
  }
  return {
    pageUs: toFigure(costs.pageUs),
    toolUs: toFigure(costs.toolUs),
    formUs: toFigure(costs.formUs),
  };
}

const mostTries = 50;

/** Waits until it is refused each time: at the very start the switch may not have been read yet. */
async function toRefused(request: string, ask: () => Promise<Probed>): Promise<LoadAsk> {
  let bodyBytes = 0;
  for (let inRow = 0, tried = 0; inRow < 3; tried += 1) {
    if (tried === mostTries)
      throw new Error("Nothing is refused though the surge switch is thrown");
    const { status, body } = await ask();
    [inRow, bodyBytes] = status === 503 ? [inRow + 1, body.length] : [0, 0];
    await wait(100);
  }
  return { request, status: 503, bodyBytes };
}
