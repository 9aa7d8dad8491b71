import type { Demand } from "../demand.ts";
import type { Line } from "../line.ts";
import { toCores, toMemory } from "../line.ts";
import type { UnitCosts } from "../unit-costs.ts";

/** The supervisor and the dynamic worker, beside the static workers. */
const otherProcesses = 2;

/** What forms cost a server of ours, wherever it stands. In a surge they are refused first, so as if all were. */
export function toFormCores({ formsPerSecond }: Demand, { server }: UnitCosts): Line {
  return toCores("forms/s, refused early", formsPerSecond, server.refusedFormUs);
}

/** Processes of a server of ours with so many static workers, each of which holds every page. */
export function toServerProcesses(workers: number, { server }: UnitCosts): Line[] {
  return [
    toMemory("processes of ours", workers + otherProcesses, server.processBytes),
    toMemory("copies of the table", workers, server.tableBytes),
  ];
}

/** Forms a second at the dynamic worker, as a share of what it can store. */
export function toFormsLine({ formsPerSecond }: Demand, { server }: UnitCosts): Line {
  const { value, by } = server.storedFormsPerSecond;
  return {
    what: "forms/s",
    amount: formsPerSecond,
    each: 1 / value,
    unit: "s",
    total: formsPerSecond / value,
    totalUnit: "cores",
    by,
  };
}
