import type { ChildProcess } from "node:child_process";
import { fork, spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";

/**
 * Clients are other machines: they take nothing from the server, and it takes nothing from them. Here the loads have the first
 * core, and the server and all its workers the others.
 */
const cores = { loads: "0", server: `1-${availableParallelism() - 1}` };

/** The words before a command that keep it to its cores; none where there is one core, or no `taskset` (util-linux). */
export function onCoresOf(who: keyof typeof cores): string[] {
  const pinned = ["taskset", "--cpu-list", cores[who]];
  const [program = "", ...words] = [...pinned, process.execPath, "--version"];
  return availableParallelism() > 1 && spawnSync(program, words).status === 0 ? pinned : [];
}

/**
 * Starts a load of this folder. It collects its garbage on no thread of its own and (`comeFirst`) waits for no other load: one
 * that waits for its turn would send what is due in lumps that no network brings.
 */
export function startLoad(file: string, words: readonly string[]): ChildProcess {
  const command = [...onCoresOf("loads"), process.execPath, "--single-threaded-gc"];
  const [execPath = "", ...execArgv] = command;
  return fork(join(import.meta.dirname, file), words, { execPath, execArgv });
}
