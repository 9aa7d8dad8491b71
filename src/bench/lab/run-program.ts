import { spawn } from "node:child_process";
import { readChildrenMs } from "./children-cpu.ts";

/** A program to run to its end. */
export interface Invocation {
  program: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  /** Exit codes that are as good as 0: a limit that failed is no fault of the run. */
  accepts?: readonly number[];
}

/** What came of it. */
export interface Ended {
  stdout: string;
  /** User and system time of the program and of all that it started and waited for, in milliseconds. */
  cpuMs: number;
}

/** No run of the bench takes as long, unless it hangs. */
const PATIENCE_MS = 120_000;

/**
 * Runs it, and reads from the kernel's account of this process's children what it used: so only one may run at a time, and
 * children that live on are not in it. Rejects with what it last said when it fails.
 */
export async function runProgram(invocation: Invocation, signal: AbortSignal): Promise<Ended> {
  const { program, args, cwd, env, accepts = [0] } = invocation;
  const beforeMs = readChildrenMs();
  const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    signal: limit,
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once("error", reject);
  child.once("close", resolve);
  const code = await promise;
  if (code === null || !accepts.includes(code)) {
    const said = `${stdout}\n${stderr}`.trim().slice(-1000);
    throw new Error(`${program} ended with ${code}: ${said || "it said nothing"}`);
  }
  return { stdout, cpuMs: readChildrenMs() - beforeMs };
}
