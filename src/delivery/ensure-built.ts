import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { tableFile } from "./table.ts";

/** What the build is made of. On a machine that only serves, these may be absent. */
const ingredients = ["content", "public", "src", "astro.config.ts", "package-lock.json"];

/** Whether the table is missing or older than something it is made of. */
function needsBuild(): boolean {
  const table = join("dist", tableFile);
  if (!existsSync(table)) return true;
  const builtMs = statSync(table).mtimeMs;
  return ingredients
    .filter((path) => existsSync(path))
    .some((path) => newestChangeMs(path) > builtMs);
}

function newestChangeMs(path: string): number {
  const itself = statSync(path);
  if (!itself.isDirectory()) return itself.mtimeMs;
  const below = readdirSync(path, { recursive: true, withFileTypes: true }).map(
    (entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs,
  );
  return Math.max(itself.mtimeMs, ...below);
}

if (needsBuild()) {
  const { status } = spawnSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
