import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openAccessLog } from "../../../src/server/log/access-log.ts";
import { createPseudonyms } from "../../../src/server/log/pseudonym.ts";

const dayMs = 86_400_000;

describe("pseudonyms", () => {
  const key = Buffer.alloc(32, 1);

  test("one visitor keeps one name within a day, and the name does not hold the address", () => {
    const name = createPseudonyms(key);
    expect(name("192.0.2.7", 0)).toBe(name("192.0.2.7", dayMs - 1));
    expect(name("192.0.2.7", 0)).not.toBe(name("192.0.2.8", 0));
    expect(name("192.0.2.7", 0)).toMatch(/^v[0-9a-f]{12}$/);
  });

  test("the next day it is another name", () => {
    const name = createPseudonyms(key);
    expect(name("192.0.2.7", 0)).not.toBe(name("192.0.2.7", dayMs));
  });

  test("two workers with one key agree", () => {
    expect(createPseudonyms(key)("2001:db8::1", 5)).toBe(createPseudonyms(key)("2001:db8::1", 5));
  });
});

describe("the log file", () => {
  function logFile(): string {
    const folder = mkdtempSync(join(tmpdir(), "freshet-log-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return join(folder, "access.log");
  }

  test("holds every line, in order, once the log is closed", async () => {
    const file = logFile();
    const log = openAccessLog(file);
    const lines = Array.from({ length: 5000 }, (_, index) => `line ${index}`);
    for (const line of lines) log.line(line);
    await log.close();
    expect(readFileSync(file, "utf8")).toBe(`${lines.join("\n")}\n`);
  });

  test("holds lines of any length and alphabet, also when more come than are written at once", async () => {
    const file = logFile();
    const log = openAccessLog(file);
    const lines = Array.from(
      { length: 3000 },
      (_, index) => `${index} ${"é€😀x".repeat(index % 97)}`,
    );
    for (const line of lines) log.line(line);
    await log.close();
    expect(readFileSync(file, "utf8")).toBe(`${lines.join("\n")}\n`);
    expect(log.dropped).toBe(0);
  });

  test("what a reader does not take is bounded, and every line is either read whole or counted", async () => {
    const pipe = logFile();
    execFileSync("mkfifo", [pipe]);
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    onTestFinished(() => closeSync(reader));
    const log = openAccessLog(pipe);
    const line = "x".repeat(1000);
    const told = 20_000;
    for (let index = 0; index < told; index += 1) log.line(line);
    // 8 MB wait, the other 12 are given up at once.
    expect(log.dropped).toBeGreaterThan(told / 2);
    await log.close();
    const whole = readFileSync(reader, "utf8").split("\n");
    const torn = whole.pop() ?? "";
    expect(new Set(whole)).toEqual(new Set([line]));
    expect(whole.length + log.dropped).toBe(told);
    expect(line.startsWith(torn)).toBe(true);
  });

  test("two workers append to one file without losing lines", async () => {
    const file = logFile();
    const logs = [openAccessLog(file), openAccessLog(file)];
    for (let index = 0; index < 1000; index += 1)
      for (const [worker, log] of logs.entries()) log.line(`${worker}:${index}`);
    await Promise.all(logs.map((log) => log.close()));
    expect(new Set(readFileSync(file, "utf8").trim().split("\n")).size).toBe(2000);
  });

  test("a disk that takes nothing costs lines and is counted, and nothing is thrown", async () => {
    const log = openAccessLog("/dev/full");
    log.line("lost");
    await log.close();
    expect(log.dropped).toBe(1);
  });
});
