import type { Clock } from "./clock.ts";
import type { Measure } from "./measure.ts";
import { toHeaders } from "./mix.ts";
import type { PlannedRequest } from "./result.ts";
import type { Connection } from "./sender.ts";
import type { Site } from "./site.ts";
import type { Visit } from "./visit.ts";

/** What a visitor needs around them. */
export interface Surroundings {
  clock: Clock;
  site: Site;
  measure: Measure;
  openConnection: () => Connection;
}

const ACCEPT = { page: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", asset: "*/*" };

/**
 * Lives one visit through: asks for a page, then for what the page needs that is not yet in the visitor's cache, reads, and
 * goes on. Somebody who gets an error goes on as planned. The visitor counts as present until the last page is read.
 */
export async function liveVisit(
  { clock, site, measure, openConnection }: Surroundings,
  visit: Visit,
): Promise<void> {
  const headers = toHeaders(visit.traits);
  const cache = new Set(visit.seen);
  let connection: Connection | null = null;

  /** Asks for an address unless it is in the cache; gives the moment from which the visitor can go on. */
  const ask = async (
    kind: PlannedRequest["kind"],
    path: string,
    dueMs: number,
  ): Promise<number> => {
    if (cache.has(path)) {
      measure.countCached();
      return dueMs;
    }
    cache.add(path);
    connection ??= openConnection();
    const what = { kind, path, dueMs, waitedFor: kind === "page" };
    const reply = await connection.send({
      ...what,
      method: "GET",
      headers: { accept: ACCEPT[kind], ...headers },
    });
    measure.record({ ...what, ...reply });
    // A page that failed is not in the cache: coming back to it asks again.
    if (reply.status !== 200) cache.delete(path);
    return reply.doneMs;
  };

  measure.arrive();
  let dueMs = visit.arriveMs + visit.waitMs;
  for (const step of visit.steps) {
    if (!(await clock.until(dueMs))) break;
    dueMs = await ask("page", step.path, dueMs);
    for (const asset of site.pages.get(step.path)?.assets ?? []) {
      if (clock.isStopped()) break;
      dueMs = await ask("asset", asset, dueMs);
    }
    dueMs += step.readMs;
  }
  measure.leave((await clock.until(dueMs)) ? "done" : "cut");
  (connection as Connection | null)?.close();
}
