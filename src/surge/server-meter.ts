import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import type { Load } from "./results/measures.ts";

/** Watches the processes of a server on this machine. */
export interface ServerMeter {
  /** CPU since it was last asked, memory and processes now; null when they cannot be found or told apart from the lab. */
  take(): Load | null;
}

/** The clock ticks of /proc/PID/stat: 100 a second on every Linux that Node runs on (USER_HZ). */
const TICK_MS = 10;
const PAGE_BYTES = 4096;
const LISTENING = "0A";

interface Entry {
  parent: number;
  cpuMs: number;
  rssBytes: number;
  program: string;
}

/**
 * The server is who listens on the port, with the rest of its family: the parent when it runs the same program, and all of
 * its children. Read from /proc, so on Linux only.
 */
export function createServerMeter(port: number): ServerMeter {
  // Looked for once, before there are a hundred thousand sockets to look through.
  const heads = findHeads(port);
  let last = new Map<number, number>();
  let isFirst = true;
  return {
    take() {
      const family = findFamily(heads);
      if (family === null) return null;
      const now = new Map<number, number>();
      const load = { cpuMs: 0, rssBytes: 0, processes: family.size };
      for (const [pid, { cpuMs, rssBytes }] of family) {
        now.set(pid, cpuMs);
        // What a process did before it was first seen is not of this second; a process that is new did all of it now.
        load.cpuMs += cpuMs - (last.get(pid) ?? (isFirst ? cpuMs : 0));
        load.rssBytes += rssBytes;
      }
      last = now;
      isFirst = false;
      return load;
    },
  };
}

function findHeads(port: number): number[] {
  try {
    const sockets = findListening(port);
    if (sockets.size === 0) return [];
    const all = readProcesses();
    const listeners = [...all.keys()].filter((pid) => holdsOneOf(pid, sockets));
    const heads = listeners.map((pid) => {
      const { parent = 0, program = "" } = all.get(pid) ?? {};
      return all.get(parent)?.program === program && parent !== process.pid ? parent : pid;
    });
    // A site inside the lab's own process or above it, as in tests: its cost cannot be told apart.
    return heads.filter((head) => !isWithin(process.pid, head, all));
  } catch {
    // Another system, or not permitted to look.
    return [];
  }
}

function findFamily(heads: readonly number[]): Map<number, Entry> | null {
  const family = new Map<number, Entry>();
  const wanted = [...heads];
  for (let pid = wanted.pop(); pid !== undefined; pid = wanted.pop()) {
    const entry = family.has(pid) ? null : readEntry(pid);
    if (entry === null) continue;
    family.set(pid, entry);
    wanted.push(...readChildren(pid));
  }
  return family.size > 0 ? family : null;
}

/** Children by the thread that made them; servers make theirs from the first one. */
function readChildren(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return text.split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function findListening(port: number): Set<string> {
  const wanted = port.toString(16).toUpperCase().padStart(4, "0");
  const inodes = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter((parts) => parts[3] === LISTENING && parts[1]?.endsWith(`:${wanted}`) === true)
      .map((parts) => `socket:[${parts[9]}]`),
  );
  return new Set(inodes);
}

function readProcesses(): Map<number, Entry> {
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const all = new Map<number, Entry>();
  for (const pid of pids) {
    const entry = readEntry(pid);
    if (entry !== null) all.set(pid, entry);
  }
  return all;
}

/** Null when the process has ended. */
function readEntry(pid: number): Entry | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name stands in brackets and may hold anything; fields are counted after it (proc_pid_stat(5)).
    const rest = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const cpuMs = ((rest[11] ?? 0) + (rest[12] ?? 0)) * TICK_MS;
    const program = text.slice(text.indexOf("("), text.lastIndexOf(")"));
    return { parent: rest[1] ?? 0, cpuMs, rssBytes: (rest[21] ?? 0) * PAGE_BYTES, program };
  } catch {
    return null;
  }
}

function holdsOneOf(pid: number, sockets: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`));
      } catch {
        return false;
      }
    });
  } catch {
    return false;
  }
}

function isWithin(pid: number, head: number, all: ReadonlyMap<number, Entry>): boolean {
  for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === head) return true;
  return false;
}
