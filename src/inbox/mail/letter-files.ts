import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Removes letters that were written as files before a time, since they hold addresses; gives how many. Where there is no such
 * folder there is nothing to remove; other errors are thrown.
 */
export function removeLetters(folder: string, before: Date): number {
  const old = namesIn(folder)
    .filter((name) => /\.eml(?:\.part)?$/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).mtime < before);
  for (const path of old) rmSync(path, { force: true });
  return old.length;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
