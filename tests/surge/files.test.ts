import { appendFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Refusal } from "../../src/cli/refusal.ts";
import { readLines } from "../../src/surge/files.ts";
import { temporaryFolder } from "./run-surge.ts";

async function collect(lines: AsyncIterable<string> | string[]): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

test("whoever begins to read later still gets every line, and the end", async () => {
  const file = join(await temporaryFolder(), "a.log");
  const written = Array.from({ length: 5000 }, (_, index) => `line ${index}`);
  await writeFile(file, `${written.join("\n")}\n`);
  const lines = await readLines(file);
  // A process of a crew waits between its job and the start; time enough for a reader to run through the file unheard.
  for (let other = 0; other < 50; other++) await readFile(file);
  expect(await collect(lines)).toEqual(written);
});

test("what is written after the asking is not read", async () => {
  const file = join(await temporaryFolder(), "a.log");
  await writeFile(file, "one\ntwo\n");
  const lines = await readLines(file);
  await appendFile(file, "three\n");
  expect(await collect(lines)).toEqual(["one", "two"]);
});

test("an empty file has no lines", async () => {
  const file = join(await temporaryFolder(), "a.log");
  await writeFile(file, "");
  expect(await collect(await readLines(file))).toEqual([]);
});

test.each([
  [
    "no file",
    "nowhere.log",
    /^The log .*nowhere\.log cannot be read \(ENOENT\); check the path\.$/,
  ],
  ["a folder", ".", /cannot be read \(EISDIR\)/],
])("%s is refused at once, before anybody reads", async (_, name, message) => {
  const reading = readLines(join(await temporaryFolder(), name));
  await expect(reading).rejects.toThrow(Refusal);
  await expect(reading).rejects.toThrow(message);
});
