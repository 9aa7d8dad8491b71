import { join } from "node:path";
import { readCorpus } from "../corpus/read-corpus.ts";
import { buildTable } from "./build-table.ts";
import { readBuiltFiles } from "./built-files.ts";
import { readOldAssets } from "./old-assets.ts";
import { refuseBuild } from "./refuse-build.ts";
import { findStoredTable, writeStoredTable } from "./stored-table.ts";

const folder = "dist";

try {
  const { corpus } = readCorpus(process.cwd());
  if (corpus === null) throw new Error('The content is broken: run "npm run check"');
  const served = findStoredTable(folder);
  const next = await buildTable({
    files: readBuiltFiles(join(folder, "site", "client")),
    places: corpus.places,
    oldAssets: served === null ? [] : readOldAssets(served.table, served.bodies),
  });
  const reason = served === null ? null : refuseBuild(served.table, next.table);
  if (reason !== null && process.env["FRESHET_ACCEPT_BUILD"] !== "1") {
    throw new Error(
      `The build is refused, and the one before it stays: ${reason}. If that is meant, build again with FRESHET_ACCEPT_BUILD=1`,
    );
  }
  writeStoredTable(folder, next);
  const { build, rows, redirects } = next.table;
  console.log(
    `Table ${build}: ${rows.length} rows, ${redirects.length} redirects, ${(next.bodies.length / 1024).toFixed(0)} KB in all encodings`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
