import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import type { FromWorker, ToStaticWorker } from "./worker-messages.ts";

/** A worker that is started again whenever it ends. */
export interface KeptProcess {
  /** Settles when the worker first says that it is ready; rejects when it ends before that. */
  ready: Promise<Extract<FromWorker, { kind: "ready" }>>;
  send(message: ToStaticWorker): void;
  /** The process that runs now. */
  child(): ChildProcess;
  /** Asks the worker to finish and settles when it has ended. It is not started again. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

interface KeptProcessParts {
  /** For messages: `static worker 1`. */
  name: string;
  modulePath: string;
  /** Flags of Node and V8. */
  nodeFlags?: readonly string[];
  /** Words before the command, such as `nice`, asked anew at every start: they hold from the first instruction on. */
  prefix?: () => readonly string[];
  /** Asked anew at every start, so that a worker that comes back knows how things stand. */
  environment: () => Record<string, string>;
  onMessage: (message: FromWorker, send: KeptProcess["send"]) => void;
  /** Called whenever a worker of it is ready, those that replace a dead one included. */
  onReady?: (pid: number) => void;
  say: (line: string) => void;
}

const firstDelayMs = 100;
const longestDelayMs = 5000;
/** A worker that lived this long had not failed at once, so the next wait is short again. */
const steadyMs = 10_000;

/** Starts a worker and keeps it running. Deaths in a row are waited for longer and longer, so a broken build does not spin. */
export function keepProcess({
  name,
  modulePath,
  nodeFlags = [],
  prefix = () => [],
  environment,
  onMessage,
  onReady = () => {},
  say,
}: KeptProcessParts): KeptProcess {
  let child: ChildProcess;
  let stopping = false;
  let delayMs = firstDelayMs;
  let deaths = 0;
  let restart: NodeJS.Timeout | undefined;
  const {
    promise: ready,
    resolve,
    reject,
  } = Promise.withResolvers<Extract<FromWorker, { kind: "ready" }>>();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();

  const send = (message: ToStaticWorker): void => {
    if (child.connected) child.send(message);
  };
  const start = (): void => {
    const startedMs = performance.now();
    const [execPath = "", ...execArgv] = [...prefix(), process.execPath, ...nodeFlags];
    child = fork(modulePath, { execPath, execArgv, env: { ...process.env, ...environment() } });
    child.on("message", (message: FromWorker) => {
      if (message.kind !== "ready") {
        onMessage(message, send);
        return;
      }
      if (deaths > 0) say(`The ${name} is running again`);
      onReady(child.pid ?? 0);
      resolve(message);
    });
    child.on("error", (error) => say(`The ${name}: ${error.message}`));
    child.once("exit", (code, signal) => {
      if (stopping) {
        end();
        return;
      }
      deaths += 1;
      reject(new Error(`The ${name} ended before it was ready (${signal ?? `exit code ${code}`})`));
      if (performance.now() - startedMs > steadyMs) delayMs = firstDelayMs;
      say(
        `The ${name} ended (${signal ?? `exit code ${code}`}); starting it again in ${delayMs} ms`,
      );
      if (delayMs >= longestDelayMs)
        say(`ALARM: the ${name} keeps dying; look at what it said before, and at the last deploy`);
      restart = setTimeout(start, delayMs);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    });
  };
  start();

  return {
    ready,
    send,
    child: () => child,
    stop() {
      stopping = true;
      clearTimeout(restart);
      if (child.exitCode !== null || child.signalCode !== null) end();
      // A stopped process (SIGSTOP) takes no SIGTERM until it goes on.
      child.kill("SIGCONT");
      child.kill("SIGTERM");
      return ended;
    },
    kill() {
      stopping = true;
      clearTimeout(restart);
      child.kill("SIGKILL");
    },
  };
}
