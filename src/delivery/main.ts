import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCorpus } from "../corpus/read-corpus.ts";
import { buildTable } from "./build-table.ts";
import { readBuiltFiles } from "./built-files.ts";
import { bodiesFile, tableFile } from "./table.ts";

const dist = "dist";

/** Writes beside the old file and renames, so that a server that starts now reads all of one or all of the other. */
function replaceFile(file: string, content: string | Buffer): void {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

try {
  const { corpus } = readCorpus(process.cwd());
  if (corpus === null) throw new Error('The content is broken: run "npm run check"');
  const { table, bodies } = await buildTable(readBuiltFiles(join(dist, "client")), corpus.places);
  replaceFile(join(dist, bodiesFile), bodies);
  replaceFile(join(dist, tableFile), JSON.stringify(table));
  console.log(
    `Table ${table.build}: ${table.rows.length} rows, ${table.redirects.length} redirects, ${(bodies.length / 1024).toFixed(0)} KB in all encodings`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
