import { isIPv4 } from "node:net";
import { Refusal } from "../cli/refusal.ts";
import { readMachine } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { findObstacles, toHosts, toLayout } from "./preflight.ts";
import type { Demand } from "./preflight.ts";
import { findDeaf } from "./reach.ts";
import { isLoopback } from "./target.ts";
import type { Target } from "./target.ts";

/** How this machine will send a plan. */
export interface Arrangement {
  machine: Machine;
  processes: number;
  hosts: string[];
}

/** Looks at this machine and at the target's addresses. Throws a Refusal that says all that stands in the way of the plan. */
export async function arrange(demand: Demand, target: Target): Promise<Arrangement> {
  const { protocol, port: typed } = new URL(target.origin);
  const port = Number(typed) || (protocol === "https:" ? 443 : 80);
  const machine = readMachine(port);
  const canFanOut = protocol === "http:" && isIPv4(target.address) && isLoopback(target.address);
  const layout = toLayout(demand, machine, { canFanOut });
  const hosts = toHosts(target.address, layout.destinations);
  const deaf = hosts.length > 1 ? await findDeaf(hosts, port) : [];
  const obstacles = findObstacles(demand, layout, machine, {
    canFanOut,
    deaf,
    port,
    isSecure: protocol === "https:",
  });
  if (obstacles.length > 0)
    throw new Refusal(
      `This machine cannot send that:${obstacles.map((text) => `\n  ${text}`).join("")}`,
    );
  return { machine, processes: layout.processes, hosts };
}
