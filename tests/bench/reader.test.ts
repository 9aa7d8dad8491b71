import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ReaderBench } from "../../src/bench/reader/result.ts";

interface Ended {
  code: number | null;
  output: string;
  out: string;
}

/** Runs the command to its end; what it writes goes to a temporary folder. */
async function reader(...words: string[]): Promise<Ended> {
  const out = await mkdtemp(join(tmpdir(), "reader-test-"));
  onTestFinished(() => rm(out, { recursive: true, force: true }));
  const child = spawn(process.execPath, ["src/bench/main.ts", "reader", "--out", out, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output, out })));
}

describe("wrong usage ends with 2 and says what to type", () => {
  test.each([
    ["a kind of page that is none", ["--pages", "front,blog"], /must be names from front, section/],
    ["a part that is none", ["--only", "speed"], /must be names from paint, lighthouse/],
    ["no rounds", ["--rounds", "0"], /must be a whole number from 1 to 100/],
    [
      "a browser that is not there",
      ["--browser", "/no/such/chromium"],
      /No Chromium could be opened: there is no file \/no\/such\/chromium\. Run "npm ci".*--browser/,
    ],
    ["a browser that is none", ["--browser", process.execPath], /No Chromium could be opened: /],
  ])("%s", async (_about, words, expected) => {
    const { code, output } = await reader(...words);
    expect(output).toMatch(expected);
    expect(code).toBe(2);
  });
});

test("the help names every option and shows command lines", async () => {
  const { code, output } = await reader("--help");
  expect(code).toBe(0);
  for (const words of [
    "--rounds N",
    "--runs N",
    "--pages NAMES",
    "--browser FILE",
    "reader --only paint",
  ])
    expect(output).toContain(words);
});

/** Two pages in two or more loads, or two of Lighthouse's runs: minutes where the processor is shared. */
const longMs = 240_000;

test(
  "first paint: a built page and its bare page, in both languages",
  async () => {
    const { code, output, out } = await reader(
      "--only",
      "paint",
      "--pages",
      "tool",
      "--rounds",
      "1",
    );
    expect(output).toContain("First paint, round 1 of 1: /en/points-ranking-calculator/");
    expect(code).toBe(0);
    const written = JSON.parse(await readFile(join(out, "reader.json"), "utf8")) as ReaderBench;
    expect(written.pages.map(({ kind, language }) => [kind, language])).toEqual([
      ["tool", "en"],
      ["tool", "fr"],
    ]);
    for (const { paint, lighthouse } of written.pages) {
      expect(lighthouse).toBeNull();
      // The script of a tool comes when its form is first used.
      expect(paint?.page.visit.toRead.requests).toBe(1);
      expect(paint?.page.visit.whole.requests).toBe(1);
      expect(paint?.bare.visit.whole.requests).toBe(1);
      expect(paint?.bare.visit.whole.bytes).toBeLessThan(paint?.page.visit.toRead.bytes ?? 0);
      // Nothing is painted before one latency of the line is over.
      expect(paint?.bare.paintMs.least).toBeGreaterThan(150);
    }
    expect(await readFile(join(out, "reader.svg"), "utf8")).toMatch(/^<svg /);
  },
  longMs,
);

test(
  "Lighthouse gives the page all points that do not depend on the machine",
  async () => {
    const { code, output, out } = await reader(
      "--only",
      "lighthouse",
      "--pages",
      "question",
      "--runs",
      "1",
    );
    expect(output).toContain("Lighthouse, run 1 of 1: /fr/");
    expect(code).toBe(0);
    const written = JSON.parse(await readFile(join(out, "reader.json"), "utf8")) as ReaderBench;
    for (const { lighthouse } of written.pages)
      expect(lighthouse?.scores).toMatchObject({
        accessibility: 100,
        "best-practices": 100,
        seo: 100,
      });
  },
  longMs,
);
