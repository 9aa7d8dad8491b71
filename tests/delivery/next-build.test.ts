import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { buildTable } from "../../src/delivery/build-table.ts";
import { readOldAssets } from "../../src/delivery/old-assets.ts";
import { refuseBuild } from "../../src/delivery/refuse-build.ts";
import type { TableOnDisk } from "../../src/delivery/stored-table.ts";
import { findStoredTable, writeStoredTable } from "../../src/delivery/stored-table.ts";
import { toReadyTable } from "../../src/server/answer/ready-table.ts";
import { smallFiles, smallPlaces } from "../support/small-table.ts";

const sheet = (name: string) => ({
  file: `_astro/${name}.css`,
  address: `/_astro/${name}.css`,
  body: Buffer.from(`/* ${name} */`.repeat(20)),
});
const withoutSheets = smallFiles.filter(({ file }) => !file.startsWith("_astro/"));

/** The build after `before`, with one hashed sheet of its own. */
function build(name: string, before: TableOnDisk | null): Promise<TableOnDisk> {
  const oldAssets = before === null ? [] : readOldAssets(before.table, before.bodies);
  return buildTable({ files: [...withoutSheets, sheet(name)], places: smallPlaces, oldAssets });
}

test("a hashed asset is served for three builds after the last page that named it, with its own bytes", async () => {
  let served = await build("one", null);
  const present: string[][] = [];
  for (const name of ["two", "three", "four", "five"]) {
    served = await build(name, served);
    present.push(
      served.table.rows.flatMap(({ address, cacheClass }) =>
        cacheClass === "asset" ? [address.slice(8, -4)] : [],
      ),
    );
  }
  expect(present).toEqual([
    ["two", "one"],
    ["three", "two", "one"],
    ["four", "three", "two", "one"],
    ["five", "four", "three", "two"],
  ]);
  const row = toReadyTable(served.table, served.bodies, { dictionary: false }).entries.get(
    "/_astro/two.css",
  );
  expect(
    row?.kind === "row" &&
      row.bodies.find(({ encoding }) => encoding === "identity")?.bytes.toString(),
  ).toBe("/* two */".repeat(20));
});

test("an address that a page had before leads to the present one, with and without its slash", async () => {
  const { table } = await build("one", null);
  expect(table.redirects.filter(({ address }) => address.startsWith("/en/visiting"))).toEqual([
    { address: "/en/visiting/", location: "/en/visit/" },
    { address: "/en/visiting", location: "/en/visit/" },
  ]);
});

test("a new table replaces the old one whole, and old bytes are removed", async () => {
  const folder = mkdtempSync(`${tmpdir()}/freshet-dist-`);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(findStoredTable(folder)).toBeNull();
  for (const name of ["one", "two"]) writeStoredTable(folder, await build(name, null));
  const { table } = await build("two", null);
  expect(findStoredTable(folder)?.table.build).toBe(table.build);
  expect(readdirSync(folder).toSorted()).toEqual([table.bodiesFile, "table.json"]);
});

test.each([
  ["the same pages", (table: TableOnDisk["table"]) => table, null],
  [
    "a tenth of the English pages lost",
    (table: TableOnDisk["table"]) => ({
      rows: table.rows.filter(({ address }) => address !== "/en/visit/"),
    }),
    "it has 2 pages under /en/, and 3 are being served",
  ],
  [
    "no French",
    (table: TableOnDisk["table"]) => ({
      rows: table.rows.filter(({ address }) => !address.startsWith("/fr/")),
    }),
    "it has 0 pages under /fr/, and 2 are being served",
  ],
  [
    "a front page with nothing on it",
    (table: TableOnDisk["table"]) => ({
      rows: table.rows.map((row) =>
        row.address === "/"
          ? { ...row, bodies: { identity: { offset: 0, sizeBytes: 40, etag: "" } } }
          : row,
      ),
    }),
    "its front page / has 40 bytes, and the one being served has 4329",
  ],
])("%s: %s", async (_about, change, reason) => {
  const { table } = await build("one", null);
  expect(refuseBuild(table, change(table))?.replace(/has \d{4}$/, "has 4329") ?? null).toBe(reason);
});
