import type { ChildProcess } from "node:child_process";
import { fork, spawnSync } from "node:child_process";
import { join } from "node:path";

/**
 * Starts a load of this folder. It stands for clients on other machines, which take nothing from the server's, so it is kept to
 * the first core, collects its garbage on no other, and (`comeFirst`) waits for nobody there: a load that waits for its turn
 * would send what is due in lumps that no network brings.
 */
export function startLoad(file: string, words: readonly string[]): ChildProcess {
  const [execPath = "", ...execArgv] = [...toFirstCore(), process.execPath, "--single-threaded-gc"];
  return fork(join(import.meta.dirname, file), words, { execPath, execArgv });
}

function toFirstCore(): string[] {
  const pinned = ["taskset", "--cpu-list", "0"];
  const [program = "", ...words] = [...pinned, process.execPath, "--version"];
  return spawnSync(program, words).status === 0 ? pinned : [];
}
