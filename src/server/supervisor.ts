import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "./config.ts";
import type { KeptProcess } from "./kept-process.ts";
import { keepProcess } from "./kept-process.ts";
import { toEnvironment } from "./worker-orders.ts";

/** A running site. */
export interface Supervisor {
  build: string;
  /** Static workers finish their answers first, then the dynamic worker ends. */
  stop(): Promise<void>;
  /** Ends everything at once. */
  kill(): void;
}

/** Starts the static workers and the dynamic worker and keeps them running. Rejects when the port is taken or no worker starts. */
export async function supervise(config: Config, say: (line: string) => void): Promise<Supervisor> {
  await requireFreePort(config);
  const folder = mkdtempSync(join(tmpdir(), "freshet-"));
  const socketPath = join(folder, "dynamic.sock");
  const { drainMs, dynamicDeadlineMs, host, port, dataFolder, accessLog } = config;
  const logKey = randomBytes(32).toString("hex");

  const dynamicWorker = keepProcess({
    name: "dynamic worker",
    modulePath: join(import.meta.dirname, "dynamic-worker.ts"),
    environment: { FRESHET_DATA: dataFolder, ...toEnvironment({ socketPath, drainMs }) },
    say,
  });
  const staticWorkers = Array.from({ length: config.workers }, (_, index) =>
    keepProcess({
      name: `static worker ${index + 1}`,
      modulePath: join(import.meta.dirname, "static-worker.ts"),
      environment: toEnvironment({
        host,
        port,
        socketPath,
        dataFolder,
        accessLog,
        logKey,
        dynamicDeadlineMs,
        drainMs,
      }),
      say,
    }),
  );
  const all: KeptProcess[] = [...staticWorkers, dynamicWorker];
  const removeSocket = () => rmSync(folder, { recursive: true, force: true });
  const kill = () => {
    for (const worker of all) worker.kill();
    removeSocket();
  };
  try {
    // Pages do not wait for the dynamic worker.
    dynamicWorker.ready.then(
      () => say("Forms are open"),
      (error: Error) => say(`${error.message}: pages are served, forms get the busy page`),
    );
    const [first] = await Promise.all(staticWorkers.map(({ ready }) => ready));
    return {
      build: first?.build ?? "",
      async stop() {
        await Promise.all(staticWorkers.map((worker) => worker.stop()));
        await dynamicWorker.stop();
        removeSocket();
      },
      kill,
    };
  } catch (error) {
    kill();
    throw error;
  }
}

/** Workers share the port (SO_REUSEPORT), so a second site started by mistake would share it too: asked for alone first. */
function requireFreePort({ host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "EADDRINUSE"
          ? "is in use: stop what listens there, or choose another with FRESHET_PORT=8080"
          : `cannot be opened (${error.code})`;
      reject(new Error(`Port ${port} on ${host} ${reason}`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
