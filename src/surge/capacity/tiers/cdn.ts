import type { Demand } from "../demand.ts";
import type { Tier } from "../role.ts";
import type { UnitCosts } from "../unit-costs.ts";
import { toRefreshes, toServersBehind } from "./behind.ts";
import { toNginxPart } from "./nginx-side.ts";

/** A content delivery network in front: what it carries for us, and what still comes to our servers. */
export function toCdn(demand: Demand, costs: UnitCosts): Tier {
  const theirs = toNginxPart(demand, costs);
  const places = costs.mix.cdnPlaces.value;
  return {
    id: "cdn",
    title: "a CDN before our servers",
    about: `the network ends TLS and keeps pages, and ${places} of its places ask us; machines, cores and sockets in front are the network's`,
    roles: [
      {
        ...theirs,
        title: "the network (not ours)",
        ports: [],
        forms: null,
      },
      toServersBehind(demand, costs, places),
    ],
    passedPerSecond: toRefreshes(demand, costs, places),
  };
}
