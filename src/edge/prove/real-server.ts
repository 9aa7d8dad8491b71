import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TableOnDisk } from "../../delivery/stored-table.ts";
import { writeStoredTable } from "../../delivery/stored-table.ts";
import type { Door } from "./ask.ts";
import type { EngineProcess } from "./engine-process.ts";
import { findFreePort, startEngine } from "./engine-process.ts";

/** The project's own server, in a folder of its own with a build of its own. */
export interface RealServer {
  door: Door;
  address: string;
  /** Puts a build in the server's folder and has it swapped in. */
  swap(build: TableOnDisk): void;
  /** Stops it politely, puts the build in its folder and starts it again. */
  restart(build: TableOnDisk): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server with one worker. `dist` is where the dynamic worker's entry stands. */
export async function startRealServer(dist: string, build: TableOnDisk): Promise<RealServer> {
  const folder = mkdtempSync(join(tmpdir(), "freshet-origin-"));
  mkdirSync(join(folder, "dist"));
  if (existsSync(join(dist, "site")))
    symlinkSync(resolve(dist, "site"), join(folder, "dist", "site"));
  writeStoredTable(join(folder, "dist"), build);
  const port = await findFreePort();
  const start = (): Promise<EngineProcess> =>
    startEngine({
      command: process.execPath,
      args: [join(import.meta.dirname, "..", "..", "server", "main.ts")],
      port,
      cwd: folder,
      env: {
        FRESHET_PORT: String(port),
        FRESHET_HOST: "127.0.0.1",
        FRESHET_WORKERS: "1",
        FRESHET_METRICS_PORT: "0",
        FRESHET_DATA: join(folder, "var"),
        FRESHET_CLIENT_HEADER: "x-real-ip",
        FRESHET_TRUSTED_PEERS: "127.0.0.1",
        FRESHET_KEEP_ALIVE_S: "75",
      },
    });
  let running = await start();
  return {
    door: { port, host: "localhost" },
    address: `127.0.0.1:${port}`,
    swap(next) {
      writeStoredTable(join(folder, "dist"), next);
      running.signal("SIGHUP");
    },
    async restart(next) {
      await running.stop();
      writeStoredTable(join(folder, "dist"), next);
      running = await start();
    },
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
