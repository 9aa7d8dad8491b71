import type { Machine } from "./machine.ts";
import { toBytes, toCount } from "./numbers-text.ts";

/** What a plan asks of the machine. */
export interface Demand {
  /** Most connections open at once. */
  connections: number;
  /** Connections that need a port of their own: a closed one's port rests for a minute, so as if none were ever closed. */
  addressed: number;
  /** Requests a second at the busiest. */
  requestsPerSecond: number;
  /** As asked for; null: as many as it needs. */
  processes: number | null;
}

/** How the load is spread. */
export interface Layout {
  processes: number;
  /** Loopback addresses that are used; 1 when the target is not on 127.0.0.0/8. */
  destinations: number;
}

/** Files a process needs besides its connections. */
const OTHER_FILES = 200;
/** Of the ports for one pair of addresses: beyond that, looking for a free one gets slow (measured). */
const PORT_SHARE = 0.4;
/** Part of a process's files that is planned for: a crowd at random is larger at times. */
const FILE_SHARE = 0.9;
/** Measured for this engine, with room to spare: see docs. */
const CPU_MS_PER_REQUEST = 0.06;
export const BYTES_PER_CONNECTION = 16_384;
/** Over TLS, HTTP/2 included: measured 98 kB a session in Node, and the kernel's part. */
const BYTES_PER_SECURE_CONNECTION = 110_000;
export const BYTES_PER_PROCESS = 90_000_000;
const MOST_DESTINATIONS = 32;

/** As few processes as files and cores ask for, and as few addresses as ports ask for. */
export function toLayout(
  { connections, addressed, requestsPerSecond, processes }: Demand,
  { facts: { openFiles, cores, portRange } }: Pick<Machine, "facts">,
  { canFanOut }: { canFanOut: boolean },
): Layout {
  const forFiles = Math.ceil(connections / filesFor(openFiles));
  const coresNeeded = (requestsPerSecond * CPU_MS_PER_REQUEST) / 1000;
  // The site under test is often on the same machine, and a process that fills its core is late.
  const forCores = Math.min(cores, Math.ceil(coresNeeded / 0.6));
  return {
    processes: processes ?? Math.max(1, forFiles, forCores),
    destinations: canFanOut ? Math.max(1, Math.ceil(addressed / portsFor(portRange))) : 1,
  };
}

/**
 * Why this machine cannot send that, and what to do; empty when it can. `deaf`: those of the loopback addresses to be used on
 * which nothing listens.
 */
export function findObstacles(
  { connections, addressed }: Demand,
  { processes, destinations }: Layout,
  { facts: { openFiles, portRange }, freeBytes, waitingPorts }: Machine,
  {
    canFanOut,
    deaf,
    port,
    isSecure = false,
  }: { canFanOut: boolean; deaf: readonly string[]; port: number; isSecure?: boolean },
): string[] {
  const obstacles: string[] = [];
  const perProcess = Math.ceil(connections / processes);
  const most = toCount(connections);
  if (perProcess > filesFor(openFiles)) {
    const enough = Math.ceil(connections / filesFor(openFiles));
    obstacles.push(
      `${most} connections in ${processes} ${processes === 1 ? "process" : "processes"} are ${toCount(perProcess)} each, and a process may have ${toCount(openFiles)} open files: use --processes ${enough}, or raise the limit with ulimit -n.`,
    );
  }
  const ports = portsFor(portRange);
  const addresses = Math.ceil(addressed / ports);
  if (destinations > MOST_DESTINATIONS || (!canFanOut && addresses > 1)) {
    const fits = toCount(Math.floor(ports * (canFanOut ? MOST_DESTINATIONS : 1)));
    const other = canFanOut
      ? ""
      : ", give the target as 127.0.0.1 with a server that listens on 0.0.0.0";
    obstacles.push(
      `${toCount(addressed)} connections need more ports than there are: about ${fits} fit. Use fewer --visitors${other}, or widen the range with: sysctl -w net.ipv4.ip_local_port_range="1024 65535".`,
    );
  } else if (deaf.length > 0) {
    obstacles.push(
      `${toCount(addressed)} connections need ${destinations} loopback addresses, and nothing listens on ${deaf[0]} port ${port}${deaf.length > 1 ? ` and ${deaf.length - 1} more` : ""}: let the server listen on 0.0.0.0, or use at most ${toCount(ports)} --visitors.`,
    );
  }
  const bytesEach = isSecure ? BYTES_PER_SECURE_CONNECTION : BYTES_PER_CONNECTION;
  const needed = connections * bytesEach + processes * BYTES_PER_PROCESS;
  if (needed > freeBytes) {
    obstacles.push(
      `${most} connections take about ${toBytes(needed)} of memory, kernel included, and ${toBytes(freeBytes)} are free: use fewer --visitors, or free memory.`,
    );
  }
  const usual = portRange[1] - portRange[0];
  if (waitingPorts > usual * destinations * 0.5) {
    obstacles.push(
      `${toCount(waitingPorts)} ports still wait after an earlier run (TIME_WAIT): begin again in a minute.`,
    );
  }
  return obstacles;
}

/** The loopback addresses that are used, the target's own first. */
export function toHosts(address: string, destinations: number): string[] {
  const others = Array.from({ length: destinations }, (_, index) => `127.0.0.${index + 1}`);
  return [address, ...others.filter((other) => other !== address)].slice(0, destinations);
}

function filesFor(openFiles: number): number {
  return Math.floor((openFiles - OTHER_FILES) * FILE_SHARE);
}

function portsFor([first, last]: [number, number]): number {
  return Math.floor((last - first + 1) * PORT_SHARE);
}
