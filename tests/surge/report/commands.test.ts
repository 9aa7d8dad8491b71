import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { analyze } from "../../../src/surge/commands/analyze.ts";
import { compare } from "../../../src/surge/commands/compare.ts";
import { handOff } from "../../../src/surge/commands/export.ts";
import { plan } from "../../../src/surge/commands/plan.ts";
import { report } from "../../../src/surge/commands/report.ts";
import type { Subcommand } from "../../../src/cli/program.ts";
import { toLines } from "./small-run.ts";
import type { SmallRun } from "./small-run.ts";

const calm: SmallRun = { seconds: 12, pagesOf: () => [10, 20, 30] };

async function call(
  command: Subcommand,
  ...words: string[]
): Promise<{ code: number; text: string }> {
  let text = "";
  const code = await command.execute(words, { write: (more: string) => (text += more) });
  return { code, text };
}

async function files(...runs: SmallRun[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "surge-report-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const names = runs.map((_, index) => join(folder, `${index}.jsonl`));
  await Promise.all(
    runs.map((run, index) => writeFile(names[index] ?? "", `${toLines(run).join("\n")}\n`)),
  );
  return names;
}

describe("refused in one sentence", () => {
  test.each<[string, Subcommand, string[], RegExp]>([
    [
      "a report of nothing",
      report,
      [],
      /^npm run surge -- report needs RESULTS\.\.\., for example/,
    ],
    [
      "a report of a file that is not there",
      report,
      ["/nowhere.jsonl"],
      /^The results \/nowhere\.jsonl cannot be read \(ENOENT\); check the path\.$/,
    ],
    [
      "a report with an unknown option",
      report,
      ["a", "b", "--open"],
      /^npm run surge -- report has no option --open/,
    ],
    ["one run compared", compare, ["a.jsonl"], /^npm run surge -- compare needs two results files/],
    [
      "three runs compared",
      compare,
      ["a", "b", "c"],
      /^npm run surge -- compare needs two results files/,
    ],
    [
      "a baseline that is none",
      analyze,
      ["a.log", "--baseline", "monday"],
      /^--baseline "monday": must be two moments with a slash between, for example --baseline 2016/,
    ],
    [
      "an unknown engine",
      handOff,
      ["night", "--to", "wrk", "--target", "http://127.0.0.1:1"],
      /^--to "wrk": must be one of k6, tsung, artillery, locust, for example --to k6\.$/,
    ],
    ["an unknown profile", plan, ["nights"], /^There is no profile "nights"/],
    [
      "two lengths",
      plan,
      ["election-night-2016", "--seconds", "9", "--compress", "2"],
      /^--seconds and --compress both say how long/,
    ],
  ])("%s", async (_, command, words, message) => {
    await expect(call(command, ...words)).rejects.toThrow(message);
  });

  test("a report that has no place", async () => {
    const [file = ""] = await files(calm);
    await expect(call(report, file, "--out", "/nowhere/r.html")).rejects.toThrow(
      "--out /nowhere/r.html cannot be written (ENOENT); name a file in a folder that exists.",
    );
  });
});

test.each([[analyze], [compare], [handOff], [plan], [report]])(
  "help shows examples",
  async (command) => {
    const { code, text } = await call(command, "--help");
    expect([code, text.includes("Examples:\n  npm run surge -- ")]).toEqual([0, true]);
  },
);

describe("what they do", () => {
  test("a report has the exit code of its verdict, and merges parts", async () => {
    const parts = await files(
      { ...calm, header: { shard: { index: 0, of: 2 } } },
      { ...calm, errors: 1, header: { shard: { index: 1, of: 2 } } },
    );
    const out = `${parts[0]}.html`;
    const { code, text } = await call(report, ...parts, "--out", out);
    expect([code, text]).toEqual([
      1,
      expect.stringMatching(/^\S+\.html: [\d.]+ kB from 2 files, failed\n$/),
    ]);
    expect(await readFile(out, "utf8")).toContain("The site did not hold");
    expect((await call(report, parts[0] ?? "")).text).toMatch(/Parts +1 of 2/);
  });

  test("two runs in a terminal", async () => {
    const { code, text } = await call(compare, ...(await files(calm, { ...calm, errors: 1 })));
    expect(code).toBe(0);
    expect(text).toMatch(/Errors +0 +12 {2}from none, worse\n/);
    expect(text).toMatch(/Verdict +held +failed\n/);
  });

  test("an analysis as JSON, wherever the flag stands", async () => {
    const [file = ""] = await files(calm);
    await writeFile(file, '{"time":1478646000,"uri":"/en/","status":200,"country":"CA"}\n');
    for (const words of [
      ["--json", file],
      [file, "--json"],
    ]) {
      const { code, text } = await call(analyze, ...words);
      expect([code, JSON.parse(text)]).toMatchObject([
        0,
        { requests: 1, countries: [{ name: "CA" }] },
      ]);
    }
    await writeFile(file, "x\n");
    expect((await call(analyze, file)).code).toBe(2);
  });

  test("a plan shows the crowd over time and what it needs", async () => {
    const { text } = await call(
      plan,
      "election-night-2016",
      "--visitors",
      "2000",
      "--seconds",
      "60",
    );
    for (const part of [
      "Visitors at once",
      "Requests a second",
      "requests/s",
      "Needs      2,000 connections at once",
      "Mbit/s",
    ])
      expect(text).toContain(part);
  });
});
