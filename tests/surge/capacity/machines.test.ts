import { describe, expect, test } from "vitest";
import { toDemand } from "../../../src/surge/capacity/demand.ts";
import type { Demand } from "../../../src/surge/capacity/demand.ts";
import { sum } from "../../../src/surge/capacity/line.ts";
import { countMachines, toUses } from "../../../src/surge/capacity/machines.ts";
import type { Role } from "../../../src/surge/capacity/role.ts";
import { toCacheTier } from "../../../src/surge/capacity/tiers/cache-tier.ts";
import { toCdn } from "../../../src/surge/capacity/tiers/cdn.ts";
import { toOneMachine } from "../../../src/surge/capacity/tiers/one-machine.ts";
import { toServerAlone } from "../../../src/surge/capacity/tiers/server-alone.ts";
import type { UnitCosts } from "../../../src/surge/capacity/unit-costs.ts";
import { costs, night, withValues } from "./some-costs.ts";

const makers = [toServerAlone, toOneMachine, toCacheTier, toCdn];

const sizes = [2000, 200_000, 2_000_000];
/** No situation below changes what is asked for. */
const demands = new Map(
  sizes.map((visitors) => [visitors, toDemand(night(visitors), costs, null)]),
);

function demandOf(visitors: number): Demand {
  const demand = demands.get(visitors);
  if (demand === undefined) throw new Error(`No demand was made for ${visitors} visitors`);
  return demand;
}

/** Tries one machine, then two, and so on, until nothing of any is beyond its plan; the obvious way. */
function countSlowly(role: Role, visitors: number, with_: UnitCosts): number {
  const { machine, comeBackS } = with_;
  for (let machines = 1; ; machines += 1) {
    const part = (whole: number): number => whole / machines;
    const steady = sum(role.cores) + sum(role.handshakes);
    const back = (visitors / (machines + 1) / comeBackS.value) * sum(role.comeBack);
    const fits =
      part(steady) <= machine.cores.value * machine.coresShare.value &&
      part(steady + back) <= machine.cores.value &&
      part(sum(role.network)) <= machine.networkBitsPerSecond.value * machine.networkShare.value &&
      part(sum(role.memory)) + sum(role.memoryEach) <=
        machine.memoryBytes.value * machine.memoryShare.value &&
      part(sum(role.sockets)) <=
        machine.cores.value * machine.openFilesPerProcess.value * machine.filesShare.value &&
      part(sum(role.ports)) <= machine.ports.value;
    if (fits) return machines;
  }
}

describe("a machine without room for its own processes is refused", () => {
  test("too little memory", () => {
    const tight = withValues("machine", { memoryBytes: 1e8 });
    const [role] = toServerAlone(demandOf(2000), tight).roles;
    expect(() => countMachines(role as Role, 2000, tight)).toThrow(
      /has no room for its processes .* correct machine in the file of costs/,
    );
  });
});

describe("the number of machines is that of trying one after the other", () => {
  const situations: [about: string, with_: UnitCosts][] = [
    ["as they are", costs],
    ["one core each", withValues("machine", { cores: 1 })],
    ["a thin wire", withValues("machine", { networkBitsPerSecond: 1e8 })],
    ["little memory", withValues("machine", { memoryBytes: 3e9 })],
    ["few files", withValues("machine", { openFilesPerProcess: 1024 })],
    ["few ports", withValues("machine", { ports: 500 })],
    ["dear handshakes, many files", dearHandshakes()],
  ];
  for (const [about, with_] of situations)
    test.each(sizes)(`${about}, %i visitors`, (visitors) => {
      const demand = demandOf(visitors);
      for (const { roles } of makers.map((make) => make(demand, with_)))
        for (const role of roles)
          expect([role.title, countMachines(role, visitors, with_).working]).toEqual([
            role.title,
            countSlowly(role, visitors, with_),
          ]);
    });

  test("every resource decides somewhere, so that none of them is only written down", () => {
    const firsts = situations.flatMap(([, with_]) =>
      makers.flatMap((make) =>
        make(demandOf(200_000), with_).roles.map(
          (role) =>
            toUses(role, 200_000, with_).find(({ resource }) => resource !== "forms")?.resource,
        ),
      ),
    );
    expect(new Set(firsts)).toEqual(
      new Set(["cores", "come-back", "network", "memory", "files", "ports"]),
    );
  });
});

function dearHandshakes(): UnitCosts {
  const many = withValues("machine", { openFilesPerProcess: 1e9 });
  return withValues("nginx", { fullHandshakeUs: 4000 }, many);
}

test("forms never ask for a machine: what cannot be stored is refused", () => {
  const slow = withValues("server", { storedFormsPerSecond: 1 });
  const [role] = toOneMachine(demandOf(200_000), slow).roles as [Role];
  expect(toUses(role, 200_000, slow)[0]?.resource).toBe("forms");
  expect(countMachines(role, 200_000, slow)).toEqual(countMachines(role, 200_000, costs));
});
