import { Refusal } from "../../cli/refusal.ts";
import { sum } from "./line.ts";
import type { Role } from "./role.ts";
import type { UnitCosts } from "./unit-costs.ts";

/** What can run out. */
export type Resource = "cores" | "come-back" | "network" | "memory" | "files" | "ports" | "forms";

/** A resource of one machine under the whole crowd. */
export interface Use {
  resource: Resource;
  need: number;
  /** Of one machine, as far as it is planned for. */
  limit: number;
  /** Need over limit: above 1, one machine is too small. */
  share: number;
}

/** Every resource of one machine that had the role alone, the scarcest first. */
export function toUses(role: Role, visitors: number, costs: UnitCosts): Use[] {
  const { machine } = costs;
  const cores = sum(role.cores) + sum(role.handshakes);
  const comeBackCores = (visitors / costs.comeBackS.value) * sum(role.comeBack);
  const processes = machine.cores.value;
  const each = sum(role.memoryEach);
  const uses: [Resource, need: number, limit: number][] = [
    ["cores", cores, machine.cores.value * machine.coresShare.value],
    // For so short a time the reserve is there to be used.
    ["come-back", comeBackCores === 0 ? 0 : cores + comeBackCores, machine.cores.value],
    ["network", sum(role.network), machine.networkBitsPerSecond.value * machine.networkShare.value],
    ["memory", sum(role.memory) + each, machine.memoryBytes.value * machine.memoryShare.value],
    [
      "files",
      sum(role.sockets),
      processes * machine.openFilesPerProcess.value * machine.filesShare.value,
    ],
    ["ports", sum(role.ports), machine.ports.value],
    ["forms", role.forms?.total ?? 0, 1],
  ];
  return uses
    .map(([resource, need, limit]) => ({ resource, need, limit, share: need / limit }))
    .filter(({ need }) => need > 0)
    .toSorted((one, other) => other.share - one.share);
}

/** How many machines of a role. */
export interface Machines {
  /** As many as carry the crowd. */
  working: number;
  /** For the one that dies. */
  spare: number;
}

/**
 * So many that no resource of any is beyond what is planned for, and that when one of them dies the others take its visitors,
 * all of whom come back within a moment with a new connection. Forms do not count: more of them are refused, on purpose.
 */
export function countMachines(role: Role, visitors: number, costs: UnitCosts): Machines {
  const { machine, comeBackS } = costs;
  const each = sum(role.memoryEach);
  const memory = machine.memoryBytes.value * machine.memoryShare.value - each;
  if (memory <= 0)
    throw new Refusal(
      `A machine with ${machine.cores.value} cores and ${machine.memoryBytes.value} bytes of memory has no room for its processes (${each} bytes): correct machine in the file of costs.`,
    );
  const shares = toUses(role, visitors, costs)
    .filter(({ resource }) => !["come-back", "forms", "memory"].includes(resource))
    .map(({ share }) => share);
  const steadyCores = sum(role.cores) + sum(role.handshakes);
  let working = Math.max(1, Math.ceil(Math.max(...shares, sum(role.memory) / memory)));
  const comeBackCores = (machines: number): number =>
    (visitors / (machines + 1) / comeBackS.value) * sum(role.comeBack);
  while (steadyCores + comeBackCores(working) > working * machine.cores.value) working += 1;
  return { working, spare: 1 };
}
