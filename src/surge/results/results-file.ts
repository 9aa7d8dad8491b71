import { closeSync, openSync, writeSync } from "node:fs";
import type { ResultsLine } from "./schema.ts";

/** Where the lines of a run go, one by one: what was written stays when the run is killed. */
export interface ResultsFile {
  write(line: ResultsLine): void;
  close(): void;
}

/** An empty name keeps nothing. */
export function openResultsFile(file: string): ResultsFile {
  if (file === "") return { write: () => {}, close: () => {} };
  const descriptor = openSync(file, "w");
  return {
    write: (line) => void writeSync(descriptor, `${JSON.stringify(line)}\n`),
    close: () => closeSync(descriptor),
  };
}
