import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ServerBench } from "../../src/bench/server/result.ts";

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command to its end, with a temporary folder of its own. */
function bench(words: string[], temporary: string): Promise<Ended> {
  const child = spawn(process.execPath, ["src/bench/main.ts", ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, TMPDIR: temporary },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bench-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe("wrong usage ends with 2 and says what to type", () => {
  test.each([
    ["no command", [], /Usage: npm run bench -- COMMAND/],
    ["an unknown command", ["speed"], /no command "speed"; it has server/],
    [
      "an unknown server",
      ["server", "--only", "apache"],
      /must be names from freshet, nginx, astro/,
    ],
    [
      "an unknown fault",
      ["faults", "--only", "flood,rain"],
      /must be names from flood, flood of 20/,
    ],
    ["no rounds", ["server", "--rounds", "0"], /must be a whole number from 1 to 100/],
  ])("%s", async (_about, words, expected) => {
    const { code, stdout, stderr } = await bench(words, await temporaryFolder());
    expect(code).toBe(2);
    expect(stdout + stderr).toMatch(expected);
  });
});

test("the help lists the options", async () => {
  const { code, stdout } = await bench(["server", "--help"], await temporaryFolder());
  expect(code).toBe(0);
  for (const option of ["--rounds N", "--requests N", "--only NAMES", "--out FOLDER"])
    expect(stdout).toContain(option);
});

test("a short run measures every row, writes its files and leaves nothing behind", async () => {
  const [out, temporary] = [await temporaryFolder(), await temporaryFolder()];
  const words = [
    "server",
    "--only",
    "freshet",
    "--rounds",
    "1",
    "--requests",
    "1000",
    "--out",
    out,
  ];
  const { code, stdout, stderr } = await bench(words, temporary);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(stdout).toContain("Round 1 of 1: guidance page, 200, freshet");
  const written = JSON.parse(await readFile(join(out, "server.json"), "utf8")) as ServerBench;
  expect(written.rows.map(({ id }) => id)).toEqual([
    "page",
    "not-modified",
    "new-connection",
    "many-connections",
    "not-found",
  ]);
  expect(await readFile(join(out, "server.svg"), "utf8")).toMatch(/^<svg /);
  expect(await readdir(temporary)).toEqual([]);
});
