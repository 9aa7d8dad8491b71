import { accessSync, constants, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { Refusal } from "../cli/refusal.ts";

/** Makes sure, before a run, that its results will find a place. Throws a Refusal. An empty name is no file. */
export function assertWritable(file: string): void {
  if (file === "") return;
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw Object.assign(new Error(), { code: "EISDIR" });
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    throw new Refusal(
      `--results ${file} cannot be written (${toCode(error)}); name a file in a folder that exists, such as ./results.json.`,
    );
  }
}

/** Makes sure that a file can be read more than once, which a pipe cannot. Throws a Refusal. */
export function assertReadTwice(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || found.isFile() || found.isDirectory()) return;
  throw new Refusal(
    `The log ${file} is read twice, first to learn how large it is, and a pipe can be read once only; save it to a file first.`,
  );
}

/**
 * The lines of a text file, read as they are needed, up to the length it has now: the log of the very site under test grows
 * with every line that is replayed, and would never end. Throws a Refusal when it cannot be opened.
 */
export async function readLines(file: string): Promise<AsyncIterable<string> | string[]> {
  try {
    const handle = await open(file);
    const found = await handle.stat();
    if (found.isFile() && found.size > 0) return handle.readLines({ end: found.size - 1 });
    // A pipe has no length to go by.
    if (!found.isFile() && !found.isDirectory()) return handle.readLines();
    await handle.close();
    if (found.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    return [];
  } catch (error) {
    throw new Refusal(`The log ${file} cannot be read (${toCode(error)}); check the path.`);
  }
}

function toCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
