import { accessSync, constants, statSync } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
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
export async function readLines(file: string): Promise<AsyncIterable<string>> {
  try {
    const handle = await open(file);
    const found = await handle.stat();
    // A pipe has no length to go by, and cannot be opened again.
    if (!found.isFile() && !found.isDirectory()) return linesOf(handle, null);
    await handle.close();
    if (found.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    return linesOf(file, found.size);
  } catch (error) {
    throw new Refusal(`The log ${file} cannot be read (${toCode(error)}); check the path.`);
  }
}

/** Begins to read with the first line that is wanted: a reader that nobody listens to yet loses lines, and its end. */
async function* linesOf(from: string | FileHandle, size: number | null): AsyncGenerator<string> {
  if (size === 0) return;
  const handle = typeof from === "string" ? await open(from) : from;
  yield* handle.readLines(size === null ? {} : { end: size - 1 });
}

function toCode(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
