import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

/** An engine or a server that listens. */
export interface EngineProcess {
  pid: number;
  signal(name: NodeJS.Signals): void;
  /** Settles when it has ended. */
  stop(): Promise<void>;
}

/** What is started, and the port by which it is known that it has. */
export interface ToStart {
  command: string;
  args: readonly string[];
  port: number;
  cwd?: string;
  env?: Record<string, string>;
}

/** Varnish compiles its configuration first, which takes long on a machine that is busy. */
const startingMs = 60_000;
const insistAfterMs = 8000;

/** Starts a process and waits until it listens. Rejects with what it said when it ends before. */
export async function startEngine({
  command,
  args,
  port,
  cwd,
  env,
}: ToStart): Promise<EngineProcess> {
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const hear = (chunk: Buffer): void => {
    said = `${said}${chunk.toString()}`.slice(-3000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  let failure: string | null = null;
  child.on("error", (error) => (failure = error.message));
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    if (ended() || child.pid === undefined) return;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    const insist = setTimeout(() => child.kill("SIGKILL"), insistAfterMs);
    await exited;
    clearTimeout(insist);
  };
  const giveUpMs = performance.now() + startingMs;
  while (!(await listens(port))) {
    if (failure !== null || ended() || performance.now() > giveUpMs) {
      await stop();
      throw new Error(`${command} did not start: ${failure ?? (said.trim() || "it said nothing")}`);
    }
    await wait(25);
  }
  return { pid: child.pid ?? 0, signal: (name) => child.kill(name), stop };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

/** A port of the loopback that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port is free");
  return address.port;
}

/** The first of the places where a program is, or null. Debian puts servers where only root looks. */
export function findProgram(name: string, versionFlag: string): string | null {
  const places = [name, `/usr/sbin/${name}`];
  return places.find((place) => spawnSync(place, [versionFlag]).error === undefined) ?? null;
}

/** Runs a program to its end. Throws with what it said when it fails. */
export function runProgramOnce(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (error !== undefined || status !== 0)
    throw new Error(`${command} ${args.join(" ")}: ${error?.message ?? stderr.slice(-2000)}`);
  return stdout;
}

/** The same without standing still meanwhile: what takes long must not hold up who asks and answers in this process. */
export async function runProgram(command: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(command, args, { encoding: "utf8" });
}
