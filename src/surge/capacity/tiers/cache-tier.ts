import type { Demand } from "../demand.ts";
import type { Tier } from "../role.ts";
import type { UnitCosts } from "../unit-costs.ts";
import { countMachines } from "../machines.ts";
import { toRefreshes, toServersBehind } from "./behind.ts";
import { toNginxPart } from "./nginx-side.ts";

/** `npm run edge -- nginx-cache`: caches with TLS in front of servers of ours. */
export function toCacheTier(demand: Demand, costs: UnitCosts): Tier {
  const edges = { ...toNginxPart(demand, costs), title: "edges", forms: null };
  const { working, spare } = countMachines(edges, demand.visitors, costs);
  return {
    id: "cache",
    title: "a cache tier before our servers",
    about: "npm run edge -- nginx-cache: every edge has its own cache and a mirror of every page",
    roles: [edges, toServersBehind(demand, costs, working + spare)],
    passedPerSecond: toRefreshes(demand, costs, working + spare),
  };
}
