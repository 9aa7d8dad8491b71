import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BenchSite } from "../site-files.ts";
import type { Contestant } from "./contestant.ts";
import { Absent } from "./contestant.ts";
import { toNginxConfiguration } from "./nginx-configuration.ts";
import { findFreePort, startProcess } from "./started-process.ts";

/** Debian puts it where only root looks. */
const programs = ["nginx", "/usr/sbin/nginx"];
const brotliModule = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";
const remedy = "as root: apt-get install nginx libnginx-mod-http-brotli-static";

/** nginx as Debian has it, over the same files with their encoded siblings. */
export async function startNginx(site: BenchSite): Promise<Contestant> {
  const found = programs
    .map((program) => ({ program, version: readVersion(program) }))
    .find(({ version }) => version !== null);
  if (found === undefined) throw new Absent(`nginx is not installed (${remedy})`);
  if (!existsSync(brotliModule)) throw new Absent(`nginx has no brotli module (${remedy})`);
  const folder = join(site.folder, "nginx");
  mkdirSync(folder);
  const port = await findFreePort();
  const configuration = toNginxConfiguration({
    folder,
    filesFolder: site.filesFolder,
    port,
    brotliModule,
    asRoot: process.getuid?.() === 0,
    cacheControl: site.table.cacheControl.page,
    securityHeaders: site.table.everywhere,
  });
  const file = join(folder, "nginx.conf");
  writeFileSync(file, configuration);
  const args = ["-p", folder, "-c", file, "-e", join(folder, "error.log")];
  const started = await startProcess({ command: found.program, args, cwd: folder, port });
  return {
    ...started,
    name: "nginx",
    about: `nginx ${found.version}, one worker, gzip_static, brotli_static, open_file_cache, same headers`,
    encoding: "br",
    workerMark: "worker process",
  };
}

function readVersion(program: string): string | null {
  const { error, stderr } = spawnSync(program, ["-v"], { encoding: "utf8" });
  return error === undefined ? (/nginx\/(\S+)/.exec(stderr)?.[1] ?? null) : null;
}
