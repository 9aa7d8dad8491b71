import type { Crowd } from "../crowd.ts";
import { toAdvice } from "./advice.ts";
import type { Demand } from "./demand.ts";
import { requestsPerSecond, toDemand } from "./demand.ts";
import { sum } from "./line.ts";
import type { Resource } from "./machines.ts";
import { countMachines, toUses } from "./machines.ts";
import type { Role, Tier } from "./role.ts";
import { toCacheTier } from "./tiers/cache-tier.ts";
import { toCdn } from "./tiers/cdn.ts";
import { toOneMachine } from "./tiers/one-machine.ts";
import { toServerAlone } from "./tiers/server-alone.ts";
import type { UnitCosts } from "./unit-costs.ts";
import { daysOf } from "./unit-costs.ts";

/** What one kind of machine needs, all of these machines together unless it says each. */
export interface RoleNeed {
  title: string;
  /** Null where the machines are somebody else's. */
  machines: { working: number; spare: number } | null;
  cores: number;
  /** Of these, for TLS handshakes. */
  handshakeCores: number;
  bitsPerSecond: number;
  sockets: number;
  /** Open files of each process of each working machine; null where the machines are somebody else's. */
  filesEach: number | null;
  memoryBytes: number;
  /** Every resource of one machine that had it all, the scarcest first; a share above 1 breaks. */
  onOneMachine: { resource: Resource; share: number; advice: string }[];
  lines: Pick<Role, "cores" | "handshakes" | "network" | "sockets" | "memory" | "memoryEach">;
}

export interface TierNeed {
  id: Tier["id"];
  title: string;
  about: string;
  roles: RoleNeed[];
  /** Share of the requests for pages and files that a cache answers by itself, 0 to 1; null where there is none. */
  keptShare: number | null;
}

/** What one size of the crowd needs. */
export interface SizeNeed {
  visitors: number;
  arrivalsPerSecond: number;
  pagesPerSecond: number;
  requestsPerSecond: number;
  formsPerSecond: number;
  formsAt: number;
  tiers: TierNeed[];
}

/** Capacity on paper, as the JSON has it. */
export interface Capacity {
  profile: string;
  costs: { measuredOn: string; oldest: string; newest: string };
  machine: Record<keyof UnitCosts["machine"], number>;
  sizes: SizeNeed[];
}

/** What crowds of several sizes need in every tier. Pure: the same crowds and costs give the same figures. */
export function toCapacity(
  profile: string,
  crowds: readonly Crowd[],
  costs: UnitCosts,
  assetsPerVisit: number | null,
): Capacity {
  return {
    profile,
    costs: { measuredOn: costs.measuredOn, ...daysOf(costs) },
    machine: Object.fromEntries(
      Object.entries(costs.machine).map(([name, { value }]) => [name, value]),
    ) as Capacity["machine"],
    sizes: crowds.map((crowd) => toSizeNeed(toDemand(crowd, costs, assetsPerVisit), costs)),
  };
}

/** What one demand needs in every tier. */
export function toSizeNeed(demand: Demand, costs: UnitCosts): SizeNeed {
  const { visitors, arrivalsPerSecond, pagesPerSecond, formsPerSecond, formsAt } = demand;
  const tiers = [toServerAlone, toOneMachine, toCacheTier, toCdn].map((make) =>
    make(demand, costs),
  );
  return {
    visitors,
    arrivalsPerSecond,
    pagesPerSecond,
    requestsPerSecond: requestsPerSecond(demand),
    formsPerSecond,
    formsAt,
    tiers: tiers.map(({ id, title, about, roles, passedPerSecond }) => ({
      id,
      title,
      about,
      roles: roles.map((role, place) =>
        toRoleNeed(role, visitors, costs, { isOurs: id !== "cdn" || place > 0 }),
      ),
      keptShare:
        passedPerSecond === null
          ? null
          : 1 - passedPerSecond / (demand.pagesPerSecond + demand.assetsPerSecond),
    })),
  };
}

function toRoleNeed(
  role: Role,
  visitors: number,
  costs: UnitCosts,
  { isOurs }: { isOurs: boolean },
): RoleNeed {
  const machines = isOurs ? countMachines(role, visitors, costs) : null;
  const handshakeCores = sum(role.handshakes);
  const sockets = sum(role.sockets);
  const processes = (machines?.working ?? 1) * costs.machine.cores.value;
  const { cores, handshakes, network, memory, memoryEach } = role;
  return {
    title: role.title,
    machines,
    cores: sum(cores) + handshakeCores,
    handshakeCores,
    bitsPerSecond: sum(network),
    sockets,
    filesEach: machines === null ? null : sockets / processes,
    memoryBytes: sum(memory) + (machines?.working ?? 0) * sum(memoryEach),
    onOneMachine: isOurs
      ? toUses(role, visitors, costs).map((use) => ({
          resource: use.resource,
          share: use.share,
          advice: toAdvice({ role, use, visitors, costs }),
        }))
      : [],
    lines: { cores, handshakes, network, sockets: role.sockets, memory, memoryEach },
  };
}
