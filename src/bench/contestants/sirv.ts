import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BenchSite } from "../site-files.ts";
import type { Contestant } from "./contestant.ts";
import { Absent } from "./contestant.ts";
import { findFreePort, startProcess } from "./started-process.ts";

/** sirv in production mode on node:http, over the same files with their encoded siblings. */
export async function startSirv(site: BenchSite): Promise<Contestant> {
  const manifest = join(process.cwd(), "node_modules", "sirv", "package.json");
  if (!existsSync(manifest)) throw new Absent("sirv is not installed (npm install)");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const port = await findFreePort();
  const started = await startProcess({
    command: process.execPath,
    args: [join(import.meta.dirname, "sirv-server.ts"), site.filesFolder, String(port)],
    cwd: site.folder,
    port,
  });
  return {
    ...started,
    name: "sirv",
    about: `sirv ${version} on node:http with brotli, gzip and etag, no security headers`,
    encoding: "br",
    workerMark: "sirv-server",
  };
}
