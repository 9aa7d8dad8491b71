import type { Contestant } from "../contestants/contestant.ts";
import type { LoadAsk } from "../load/load-messages.ts";
import type { LoadProcess } from "../load/load-process.ts";
import { workerMemoryBytes } from "../process-tree.ts";

/** What one server process keeps in memory. */
export interface MemoryFigures {
  /** Resident after some thousand answers, with nobody connected. */
  servingBytes: number;
  /** Added by so many idle connections, each after one answer. */
  idle: { connections: number; bytesEach: number }[];
}

const idleCounts = [1000, 5000];
const warmUpRequests = 20_000;

/** Measures a server that was just started. Resident memory of its worker process, as the kernel has it. */
export async function measureMemory(
  { pid, port, workerMark }: Contestant,
  ask: LoadAsk,
  load: LoadProcess,
): Promise<MemoryFigures> {
  const asks = [ask];
  await load.order({ kind: "open", port, connections: 64, asks });
  await load.order({ kind: "run", requests: warmUpRequests });
  await load.order({ kind: "shut" });
  const servingBytes = workerMemoryBytes(pid, workerMark);
  const idle: MemoryFigures["idle"] = [];
  for (const connections of idleCounts) {
    await load.order({ kind: "open", port, connections, asks });
    const heldBytes = workerMemoryBytes(pid, workerMark) - servingBytes;
    idle.push({ connections, bytesEach: Math.max(0, heldBytes) / connections });
    await load.order({ kind: "shut" });
  }
  return { servingBytes, idle };
}
