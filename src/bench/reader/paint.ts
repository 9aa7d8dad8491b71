import type { Browser } from "playwright-core";
import type { Figure } from "../server/figures.ts";
import { toFigure } from "../server/figures.ts";
import { toBareAddress } from "./bare-site.ts";
import type { FirstVisit } from "./first-visit.ts";
import type { PageLoad } from "./load-page.ts";
import { loadPage, measureWork } from "./load-page.ts";
import type { MeasuredPage } from "./page-kinds.ts";
import { slowPhone } from "./phone.ts";

/** How soon a reader sees something, and what it takes. */
export interface SideFigures {
  /** First contentful paint. */
  paintMs: Figure;
  /** CPU time of the page's main thread at full speed. */
  workMs: Figure;
  /** What line and work add up to on the slow phone: a figure that a busy machine does not move. */
  reckonedMs: number;
  visit: FirstVisit;
}

/** A page, and the bare page with the same words in the same run. */
export interface PaintFigures {
  page: SideFigures;
  bare: SideFigures;
  /** Loads during which other programs took more of the machine than a fair measurement bears. */
  disturbed: number;
}

interface Series {
  loads: PageLoad[];
  worksMs: number[];
}

const sides = ["page", "bare"] as const;

/** While others use more than this share of the cores, what is measured is partly their work. */
const quietShare = 0.1;

/**
 * First contentful paint of every page and of its bare page, in turn, the first of the two another one in each round. One
 * round before them warms up and does not count. Gives figures by address.
 */
export async function measurePaint(parts: {
  browser: Browser;
  origin: string;
  pages: readonly MeasuredPage[];
  rounds: number;
  say: (status: string) => void;
}): Promise<Map<string, PaintFigures>> {
  const { browser, origin, pages, rounds, say } = parts;
  const all = pages.map(({ address }) => ({
    address,
    page: { loads: [], worksMs: [] } as Series,
    bare: { loads: [], worksMs: [] } as Series,
  }));
  for (let round = 0; round <= rounds; round += 1) {
    const stage = round === 0 ? "Warming up" : `First paint, round ${round} of ${rounds}`;
    for (const series of all) {
      say(`${stage}: ${series.address}`);
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const path = side === "page" ? series.address : toBareAddress(series.address);
        const load = await loadPage(browser, `${origin}${path}`);
        const workMs = await measureWork(browser, `${origin}${path}`);
        if (round === 0) continue;
        series[side].loads.push(load);
        series[side].worksMs.push(workMs);
      }
    }
  }
  return new Map(
    all.map(({ address, page, bare }) => [
      address,
      {
        page: toFigures(page),
        bare: toFigures(bare),
        disturbed: [...page.loads, ...bare.loads].filter((load) => load.othersShare > quietShare)
          .length,
      },
    ]),
  );
}

function toFigures({ loads, worksMs }: Series): SideFigures {
  const visit = loads.at(-1)?.visit;
  if (visit === undefined) throw new Error("No page was loaded");
  const workMs = toFigure(worksMs);
  return {
    paintMs: toFigure(loads.map(({ paintMs }) => paintMs)),
    workMs,
    reckonedMs: toReckonedMs(visit.toRead.bytes, workMs.median),
    visit,
  };
}

/**
 * The slow phone's time for a page: one answer's latency, its bytes at the rate of the line, and the work at the phone's
 * speed. The work counts in full, though some of it may be done after the first paint.
 */
export function toReckonedMs(bytes: number, workMs: number): number {
  const { latencyMs, downKilobitsPerS, cpuSlowdown } = slowPhone;
  return latencyMs + (bytes * 8) / downKilobitsPerS + workMs * cpuSlowdown;
}
