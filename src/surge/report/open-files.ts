import { open, writeFile } from "node:fs/promises";
import { Refusal } from "../../cli/refusal.ts";
import { openResults } from "./read-results.ts";
import type { ResultsReader } from "./read-results.ts";

/** Opens results files. Throws a Refusal that names the one that cannot be read. */
export async function openAll(files: readonly string[]): Promise<ResultsReader[]> {
  return await Promise.all(files.map(openOne));
}

async function openOne(file: string): Promise<ResultsReader> {
  try {
    const handle = await open(file);
    return await openResults(file, handle.readLines());
  } catch (error) {
    throw toRefusal(error, `The results ${file} cannot be read`, "check the path");
  }
}

/** Writes a text file that an option named. Throws a Refusal when there is no place for it. */
export async function writeText(file: string, text: string, option = "--out"): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw toRefusal(
      error,
      `${option} ${file} cannot be written`,
      "name a file in a folder that exists",
    );
  }
}

function toRefusal(error: unknown, what: string, remedy: string): Error {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined || error instanceof Refusal
    ? (error as Error)
    : new Refusal(`${what} (${code}); ${remedy}.`);
}
