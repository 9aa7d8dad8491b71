import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** A server process that listens. */
export interface StartedProcess {
  pid: number;
  port: number;
  /** Asks it to end, insists after a while, and settles when it has ended. */
  stop(): Promise<void>;
}

interface ProcessToStart {
  command: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  port: number;
}

const startingMs = 20_000;
const lookEveryMs = 50;
const insistAfterMs = 5000;

/** Starts a process and waits until its port answers. Rejects with what it last said when it ends before, or never listens. */
export async function startProcess(parts: ProcessToStart): Promise<StartedProcess> {
  const { command, args, cwd, env, port } = parts;
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const hear = (chunk: Buffer): void => {
    said = `${said}${chunk.toString()}`.slice(-2000);
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
  for (let waitedMs = 0; !(await listens(port)); waitedMs += lookEveryMs) {
    if (failure !== null || ended() || waitedMs > startingMs) {
      await stop();
      throw new Error(`${command} did not start: ${failure ?? (said.trim() || "it said nothing")}`);
    }
    await wait(lookEveryMs);
  }
  return { pid: child.pid ?? 0, port, stop };
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

/** A port of this machine that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port is free");
  return address.port;
}
