import { setTimeout as wait } from "node:timers/promises";
import type { EdgeSite } from "../edge-site.ts";
import type { Outcome } from "./ask.ts";
import type { Bench, CheckResult } from "./check.ts";
import { tellOutcomes, withEdge, worstOf } from "./check.ts";
import { askMany, keys } from "./crowds.ts";

/** Long enough for whole seconds to differ, short enough to be waited for. */
const lifetimeS = 12;
const policy = `public, max-age=${lifetimeS}, stale-while-revalidate=600, stale-if-error=86400`;
/** A quarter of the lifetime, less what whole seconds take away. */
const leastSpreadMs = 1500;
const pauseMs = 250;
const patienceMs = 2.5 * lifetimeS * 1000;

/** A thousand pages that came together, under readers who never stop: they are refreshed over a longer time than they took. */
export function checkSpread(bench: Bench): Promise<CheckResult[]> {
  const { origins, source } = bench;
  const firstAskedAtMs = (): number[] => {
    const first = new Map<string, number>();
    for (const [index, path] of origins.asked.entries())
      if (!first.has(path)) first.set(path, origins.askedAtMs[index] ?? 0);
    return [...first.values()];
  };
  const spanMs = (): number => {
    const times = firstAskedAtMs();
    return Math.round(Math.max(...times) - Math.min(...times));
  };
  return withEdge(
    bench,
    async ({ door }) => {
      origins.policy = () => policy;
      await askMany(door, 300);
      const fetchedMs = spanMs();
      origins.forget();
      const outcomes: Outcome[] = [];
      const startedMs = performance.now();
      while (firstAskedAtMs().length < keys && performance.now() - startedMs < patienceMs) {
        await wait(pauseMs);
        outcomes.push(...(await askMany(door, 300)));
      }
      const refreshedMs = spanMs();
      return [
        {
          name: `${keys} pages that came together, read without end`,
          saw: `${tellOutcomes(outcomes)}; fetched within ${fetchedMs} ms, refreshed over ${refreshedMs} ms`,
          originRequests: origins.asked.length,
          worstMs: worstOf(outcomes),
          expected: `the page for all, and a refresh over at least ${leastSpreadMs} ms more than the fetch took`,
          holds:
            outcomes.every(({ status }) => status === 200) &&
            firstAskedAtMs().length === keys &&
            refreshedMs >= fetchedMs + leastSpreadMs,
        },
      ];
    },
    withHerd(source.site),
  );
}

/** The build as if the herd were pages of it. */
function withHerd(site: EdgeSite): EdgeSite {
  const model = site.rows.find(({ address }) => address === "/en/");
  if (model === undefined) return site;
  const herd = Array.from({ length: keys }, (_, index) => ({
    ...model,
    address: `/herd/${index}`,
  }));
  return {
    ...site,
    rows: [...site.rows, ...herd],
    known: [...site.known, ...herd.map(({ address }) => address)],
    cacheControl: { ...site.cacheControl, page: policy },
  };
}
