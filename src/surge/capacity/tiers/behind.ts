import type { Demand } from "../demand.ts";
import type { Line } from "../line.ts";
import { sum, toBits, toCores, toMemory, toSockets } from "../line.ts";
import type { Role } from "../role.ts";
import type { UnitCosts } from "../unit-costs.ts";
import { toFormCores, toFormsLine, toServerProcesses } from "./server-side.ts";

/** Connections that one cache keeps to one server (src/edge/nginx/cache-tier.ts). */
const keptConnections = 64;

/** Requests a second that caches make for themselves; never more than their visitors make. */
export function toRefreshes(
  { pagesPerSecond, assetsPerSecond }: Demand,
  { mix }: Pick<UnitCosts, "mix">,
  caches: number,
): number {
  const most = (caches * mix.cacheKeys.value) / mix.cacheTtlS.value;
  return Math.min(most, pagesPerSecond + assetsPerSecond);
}

/**
 * Servers of ours behind caches: each cache asks for each of its keys once in a lifetime, whatever the crowd, and passes every
 * form on.
 */
export function toServersBehind(demand: Demand, costs: UnitCosts, caches: number): Role {
  const { server, bytes, machine } = costs;
  const asked = toRefreshes(demand, costs, caches);
  const by = `kept by each cache to each server: keepalive of npm run edge -- nginx-cache`;
  const sockets: Line[] = [toSockets("connections of a cache", keptConnections, caches, by)];
  return {
    title: "servers behind",
    cores: [
      toCores("refreshes/s", asked, server.pageUs),
      toFormCores(demand, costs),
      toCores("requests/s, one by one", asked + demand.formsPerSecond, server.oneByOneUs),
    ],
    handshakes: [],
    network: [
      toBits("refreshes/s, as if none were 304", asked, bytes.page),
      toBits("forms/s", demand.formsPerSecond, bytes.refusedForm),
    ],
    sockets,
    memory: [toMemory("connections in the server", sum(sockets), server.idleConnectionBytes)],
    memoryEach: toServerProcesses(machine.cores.value, costs),
    ports: [],
    comeBack: [],
    forms: toFormsLine(demand, costs),
  };
}
