import { closeSync, openSync, writeSync } from "node:fs";
import type { ResultsLine } from "./schema.ts";

/** A file that grows line by line: what was written stays when the run is killed. */
export interface GrowingFile<Line> {
  write(line: Line): void;
  close(): void;
}

/** The lines of a run. An empty name keeps nothing. */
export function openResultsFile(file: string): GrowingFile<ResultsLine> {
  const { write, close } = openTextFile(file);
  if (file === "") return { write: () => {}, close };
  return { write: (line) => write(`${JSON.stringify(line)}\n`), close };
}

/** Any text. An empty name keeps nothing. */
export function openTextFile(file: string): GrowingFile<string> {
  if (file === "") return { write: () => {}, close: () => {} };
  const descriptor = openSync(file, "w");
  return { write: (text) => void writeSync(descriptor, text), close: () => closeSync(descriptor) };
}
