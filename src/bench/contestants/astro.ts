import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { BenchSite } from "../site-files.ts";
import type { Contestant } from "./contestant.ts";
import { findFreePort, startProcess } from "./started-process.ts";

/** The smallest project that makes Astro build a standalone server; the pages are copied into it afterwards. */
const project: Record<string, string> = {
  "package.json": `{ "type": "module", "private": true }`,
  "astro.config.mjs": `import node from "@astrojs/node";
export default { adapter: node({ mode: "standalone" }), session: false, cacheDir: "./cache", vite: { cacheDir: "./vite" } };`,
  "src/pages/here.ts": `export const prerender = false; export const GET = () => new Response("here");`,
  "src/pages/404.astro": `<p>not here</p>`,
};

/** @astrojs/node in standalone mode, as it comes, over the same files. */
export async function startAstro(site: BenchSite): Promise<Contestant> {
  const folder = join(site.folder, "astro");
  mkdirSync(join(folder, "src", "pages"), { recursive: true });
  for (const [file, text] of Object.entries(project)) writeFileSync(join(folder, file), text);
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  const built = spawnSync(join("node_modules", ".bin", "astro"), ["build"], {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
    encoding: "utf8",
  });
  if (built.status !== 0)
    throw new Error(
      `The standalone server of Astro was not built: ${built.signal ?? built.stderr.slice(-1000)}`,
    );
  cpSync(site.filesFolder, join(folder, "dist", "client"), { recursive: true });
  const port = await findFreePort();
  const started = await startProcess({
    command: process.execPath,
    args: [join(folder, "dist", "server", "entry.mjs")],
    cwd: folder,
    port,
    env: { HOST: "127.0.0.1", PORT: String(port), ASTRO_NODE_LOGGING: "disabled" },
  });
  const version = (name: string): string =>
    createRequire(import.meta.url)(`${name}/package.json`).version;
  return {
    ...started,
    name: "astro",
    about: `@astrojs/node ${version("@astrojs/node")} standalone as it comes: identity bytes, no security headers`,
    encoding: "identity",
    workerMark: "entry.mjs",
  };
}
