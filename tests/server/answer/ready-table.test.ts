import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadTable, readTable } from "../../../src/server/answer/ready-table.ts";

const options = { dictionary: true };

test("a table that is loaded in steps is the one that is read at once, and others get their turn meanwhile", async () => {
  let turns = 0;
  const others = setInterval(() => (turns += 1), 0);
  const loaded = await loadTable("dist", options);
  clearInterval(others);
  const read = readTable("dist", options);
  expect([...loaded.entries.keys()]).toEqual([...read.entries.keys()]);
  expect(loaded.entries.get("/en/")).toEqual(read.entries.get("/en/"));
  expect(loaded.build).toBe(read.build);
  expect(turns).toBeGreaterThan(3);
});

test("a folder without a build is refused", async () => {
  const empty = mkdtempSync(join(tmpdir(), "freshet-empty-"));
  await expect(loadTable(empty, options)).rejects.toThrow("ENOENT");
});
