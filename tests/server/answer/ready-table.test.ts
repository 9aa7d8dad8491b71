import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ReadyTable } from "../../../src/server/answer/ready-table.ts";
import { loadTable, readTable } from "../../../src/server/answer/ready-table.ts";

const options = { dictionary: true };

test("a table that is loaded while others are answered is the one that is read at once", async () => {
  const [loaded, read] = [await loadTable("dist", options), readTable("dist", options)];
  const addressesOf = ({ entries }: ReadyTable) => Array.from(entries, ([address]) => address);
  expect(addressesOf(loaded)).toEqual(addressesOf(read));
  expect(loaded.entries.get("/en/")).toEqual(read.entries.get("/en/"));
  expect(loaded.build).toBe(read.build);
});

test("a row is finished once, so a page that is asked for again is the same answer", () => {
  const { entries } = readTable("dist", options);
  expect(entries.get("/en/")).toMatchObject({ kind: "row", status: 200 });
  expect(entries.get("/en/")).toBe(entries.get("/en/"));
  expect(entries.get("/en/nowhere/")).toBeUndefined();
});

test("a folder without a build is refused", async () => {
  const empty = mkdtempSync(join(tmpdir(), "freshet-empty-"));
  await expect(loadTable(empty, options)).rejects.toThrow("ENOENT");
});
