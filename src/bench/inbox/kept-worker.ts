import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { DatabasePlace } from "../../inbox/store/database.ts";

/** A form worker that can be killed and started again on the same socket. */
export interface KeptWorker {
  /** Resolves when it takes requests, now or after the next start. */
  ready(): Promise<void>;
  /** Ends it at once, as the kernel does when memory is out. */
  kill(): Promise<void>;
  start(): void;
  /** Everything it wrote to its output and error streams, all runs together. */
  output(): string;
  pid(): number;
}

/** What the process is started with, beside where the inbox is. */
export interface WorkerOptions {
  env?: Record<string, string>;
  execArgv?: string[];
}

export function keepWorker(
  socketPath: string,
  { folder, url }: DatabasePlace,
  { env: added = {}, execArgv = [] }: WorkerOptions = {},
): KeptWorker {
  let child: ChildProcess;
  let ready: Promise<void>;
  let output = "";
  const start = (): void => {
    rmSync(socketPath, { force: true });
    const env = { ...process.env, FRESHET_DATA: folder, DATABASE_URL: url ?? "", ...added };
    const started = fork(join(import.meta.dirname, "form-worker.ts"), [socketPath], {
      env,
      execArgv,
      silent: true,
    });
    for (const stream of [started.stdout, started.stderr])
      stream?.on("data", (text: Buffer) => (output += text.toString()));
    child = started;
    ready = new Promise((resolve) => started.once("message", () => resolve()));
  };
  start();
  return {
    ready: () => ready,
    start,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
    output: () => output,
    pid: () => child.pid ?? 0,
  };
}
