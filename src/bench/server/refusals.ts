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
import { probe } from "./probe.ts";
import { toRequestText } from "./request-text.ts";

/** A page and a refused form of the same server, in CPU microseconds per request. */
export interface RefusalFigures {
  pageUs: Figure;
  refusedUs: Figure;
}

const address = "/api/feedback?language=en";
const message = JSON.stringify({ page: "immigrate/visit", language: "en", found: "no" });

/** This server with the surge switch thrown, so that every message is refused before it is read; pages in turn with messages. */
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
  const refused = await askRefused(port);
  const costs = { page: [] as number[], refused: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    say(`${round === 0 ? "Warming up" : `Round ${round} of ${rounds}`}: forms refused`);
    const measure = (ask: LoadAsk) =>
      measureKeptAlive({ pid, port, connections: 64, asks: [ask], requests, load });
    const [pageUs, refusedUs] = [await measure(page), await measure(refused)];
    if (round === 0) continue;
    costs.page.push(pageUs);
    costs.refused.push(refusedUs);
  }
  return { pageUs: toFigure(costs.page), refusedUs: toFigure(costs.refused) };
}

const mostTries = 50;

async function askRefused(port: number): Promise<LoadAsk> {
  let bodyBytes = 0;
  // The dynamic worker may still be starting, which is a refusal too.
  for (let inRow = 0, tried = 0; inRow < 3; tried += 1) {
    if (tried === mostTries) throw new Error("Forms stay open though the surge switch is thrown");
    const { status, body } = await probe(port, address, { body: message });
    [inRow, bodyBytes] = status === 503 ? [inRow + 1, body.length] : [0, 0];
    await wait(100);
  }
  const fields = ["Content-Type: application/json", `Content-Length: ${message.length}`];
  const head = toRequestText(address, fields).replace("GET", "POST");
  return { request: `${head}${message}`, status: 503, bodyBytes };
}
