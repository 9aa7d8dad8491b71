import type { Demand } from "../demand.ts";
import type { Tier } from "../role.ts";
import type { UnitCosts } from "../unit-costs.ts";
import { toNginxPart } from "./nginx-side.ts";
import { toFormCores, toFormsLine, toServerProcesses } from "./server-side.ts";

/** `npm run edge -- nginx`: TLS and pages by nginx, forms by the server beside it. */
export function toOneMachine(demand: Demand, costs: UnitCosts): Tier {
  const nginx = toNginxPart(demand, costs);
  return {
    id: "nginx",
    title: "nginx and our server on one machine",
    about: "npm run edge -- nginx: TLS, pages from disk; copies of it share nothing",
    roles: [
      {
        ...nginx,
        title: "the machine",
        cores: [...nginx.cores, toFormCores(demand, costs)],
        memoryEach: [...nginx.memoryEach, ...toServerProcesses(1, costs)],
        forms: toFormsLine(demand, costs),
      },
    ],
    passedPerSecond: null,
  };
}
