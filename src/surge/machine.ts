import { readFileSync } from "node:fs";
import { cpus, freemem, release, totalmem, type } from "node:os";
import type { Header } from "./results/schema.ts";

/** What this machine has, as far as it decides how large a crowd it can send. */
export interface Machine {
  facts: Header["machine"];
  /** Memory that can be had now. */
  freeBytes: number;
  /** Connections that wait for their old ports to be free again (TIME_WAIT). */
  waitingPorts: number;
}

export function readMachine(): Machine {
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
    freeBytes: readNumber("/proc/meminfo", /^MemAvailable:\s+(\d+) kB/m, freemem() / 1024) * 1024,
    waitingPorts: readNumber("/proc/net/sockstat", /^TCP:.* tw (\d+)/m, 0),
  };
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
  const [first = 32_768, last = 60_999] = text.trim() === "" ? [] : text.trim().split(/\s+/).map(Number);
  return [first, last];
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
