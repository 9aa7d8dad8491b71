import { readFileSync } from "node:fs";
import { cpus, freemem, release, totalmem, type } from "node:os";
import type { Header } from "./results/schema.ts";

/** What this machine has, as far as it decides how large a crowd it can send. */
export interface Machine {
  facts: Header["machine"];
  /** Memory that can be had now. */
  freeBytes: number;
  /** Closed connections to the target's port whose own ports are not free again yet (TIME_WAIT). */
  waitingPorts: number;
}

export function readMachine(targetPort: number): Machine {
  const [cpu] = cpus();
  return {
    facts: {
      cpuModel: cpu?.model.trim() ?? "unknown",
      cores: Math.max(1, cpus().length),
      memoryBytes: totalmem(),
      kernel: `${type()} ${release()}`,
      node: process.versions.node,
      openFiles: readOpenFiles(),
      portRange: readPortRange(),
    },
    freeBytes: readFreeBytes(),
    waitingPorts: countWaiting(targetPort),
  };
}

/** Memory that can be had now, without what other programs use. */
export function readFreeBytes(): number {
  return readNumber("/proc/meminfo", /^MemAvailable:\s+(\d+) kB/m, freemem() / 1024) * 1024;
}

/** Node raises its own soft limit to the hard one when it starts, so what it reports is what there is. */
function readOpenFiles(): number {
  const report = process.report.getReport() as {
    userLimits?: { open_files?: { soft?: number | string } };
  };
  const soft = report.userLimits?.open_files?.soft;
  if (soft === "unlimited") return 1_000_000;
  return typeof soft === "number" ? soft : 1024;
}

/** The default of Linux where the system does not say. */
function readPortRange(): [number, number] {
  const text = readText("/proc/sys/net/ipv4/ip_local_port_range");
  const [first = 32_768, last = 60_999] =
    text.trim() === "" ? [] : text.trim().split(/\s+/).map(Number);
  return [first, last];
}

/**
 * Lines such as `0: 0100007F:C350 0100007F:1F90 06 ...`: own address, other address, state (06 is TIME_WAIT). Those that wait
 * on the server's side take no port here.
 */
function countWaiting(targetPort: number): number {
  const port = targetPort.toString(16).toUpperCase().padStart(4, "0");
  const waiting = new RegExp(String.raw`^ *\d+: \w+:\w+ \w+:${port} 06 `, "gm");
  return [...readText("/proc/net/tcp").matchAll(waiting)].length;
}

function readNumber(file: string, pattern: RegExp, otherwise: number): number {
  return Math.round(Number(pattern.exec(readText(file))?.[1] ?? otherwise));
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
