import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "./generated-file.ts";

/**
 * Writes files below a folder. Each takes its place in one step, and files named by their content come first, so that a server
 * that reads the folder meanwhile finds all of the old build or what it needs of the new one.
 */
export function writeFiles(folder: string, files: readonly GeneratedFile[]): void {
  const [rows, others] = [true, false].map((wanted) =>
    files.filter(({ path }) => /^(rows|assets)\//.test(path) === wanted),
  ) as [GeneratedFile[], GeneratedFile[]];
  for (const { path, content } of rows) {
    const file = join(folder, path);
    // Its name is its content.
    if (!existsSync(file)) put(file, content);
  }
  for (const { path, content } of others) put(join(folder, path), content);
}

function put(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
