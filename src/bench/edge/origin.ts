import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StartedProcess } from "../contestants/started-process.ts";
import { findFreePort, startProcess } from "../contestants/started-process.ts";

/** This project's server, as it runs behind an edge or alone. */
export interface Origin extends StartedProcess {
  /** Host and port. */
  address: string;
  url: string;
  accessLog: string;
}

const serverEntry = join(import.meta.dirname, "..", "..", "server", "main.ts");

/** Idle connections are kept as long as by the generated nginx, so that visitors open as many. */
const keepAliveS = 20;

/** Starts it with its access log on. `refusing`: with the surge switch thrown, so that every form is refused early. */
export async function startOrigin(
  folder: string,
  { workers, refusing }: { workers: number; refusing: boolean },
): Promise<Origin> {
  mkdirSync(folder, { recursive: true });
  if (refusing) writeFileSync(join(folder, "surge"), "");
  const port = await findFreePort();
  const started = await startProcess({
    command: process.execPath,
    args: [serverEntry],
    cwd: process.cwd(),
    port,
    env: {
      FRESHET_PORT: String(port),
      // All addresses: a lab of many visitors spreads over several of the loopback's.
      FRESHET_HOST: "0.0.0.0",
      FRESHET_WORKERS: String(workers),
      FRESHET_METRICS_PORT: "0",
      FRESHET_DATA: folder,
      FRESHET_KEEP_ALIVE_S: String(keepAliveS),
      FRESHET_CLIENT_HEADER: "x-real-ip",
      FRESHET_TRUSTED_PEERS: "127.0.0.0/8",
      FRESHET_DRAIN_MS: "500",
    },
  });
  return {
    ...started,
    address: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    accessLog: join(folder, "access.log"),
  };
}
