import { join } from "node:path";
import type { BenchSite } from "../site-files.ts";
import type { Contestant } from "./contestant.ts";
import { findFreePort, startProcess } from "./started-process.ts";

const serverEntry = join(import.meta.dirname, "..", "..", "server", "main.ts");

/** This project's server as it is run in production, with one static worker and no access log. */
export function startFreshet(site: BenchSite): Promise<Contestant> {
  return startFreshetIn(process.cwd(), join(site.folder, "freshet"));
}

/** The same in a folder whose `dist` holds another table. */
export async function startFreshetIn(cwd: string, dataFolder: string): Promise<Contestant> {
  const port = await findFreePort();
  const started = await startProcess({
    command: process.execPath,
    args: [serverEntry],
    cwd,
    port,
    env: {
      FRESHET_PORT: String(port),
      FRESHET_HOST: "127.0.0.1",
      FRESHET_WORKERS: "1",
      FRESHET_ACCESS_LOG: "off",
      FRESHET_DATA: dataFolder,
      FRESHET_DRAIN_MS: "500",
    },
  });
  return {
    ...started,
    name: "freshet",
    about: `this server, one static worker, Node ${process.versions.node}`,
    encoding: "br",
    workerMark: "static-worker",
  };
}
