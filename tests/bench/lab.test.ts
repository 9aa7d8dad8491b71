import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parseChildrenMs, readChildrenMs } from "../../src/bench/lab/children-cpu.ts";
import { labCommand } from "../../src/bench/lab/command.ts";
import { nothingSeen } from "../../src/bench/lab/counts.ts";
import type { Seen } from "../../src/bench/lab/counts.ts";
import { readNumber } from "../../src/bench/lab/engine.ts";
import { assertCounted } from "../../src/bench/lab/measure.ts";
import { toBytesEach } from "../../src/bench/lab/memory.ts";
import type { LabBench } from "../../src/bench/lab/result.ts";
import { runProgram } from "../../src/bench/lab/run-program.ts";
import { makeSite } from "../../src/bench/lab/site-pages.ts";
import { startCountingSite } from "../../src/bench/lab/site-process.ts";

const seen = (part: Partial<Seen>): Seen => ({ ...nothingSeen(), ...part });
const node = (script: string): Parameters<typeof runProgram>[0] => ({
  program: process.execPath,
  args: ["--eval", script],
  cwd: process.cwd(),
});
const never = new AbortController().signal;

describe("an engine is believed only as far as the site counted", () => {
  test.each<[string, number | null, Seen, RegExp | null]>([
    ["the same number", 1000, seen({ requests: 1000 }), null],
    ["a few were under way at the end", 1000, seen({ requests: 1005 }), null],
    ["the lab's own reading is not counted", 1000, seen({ requests: 1045, reading: 45 }), null],
    ["it ended before it told", null, seen({ requests: 1000 }), null],
    ["more than arrived", 1200, seen({ requests: 1000 }), /says it sent 1200 .* counted 1000$/],
    ["fewer than arrived", 900, seen({ requests: 1000 }), /says it sent 900 .* counted 1000$/],
    ["nothing arrived", 0, seen({}), /says it sent 0 .* counted 0$/],
    [
      "addresses that are not there",
      1000,
      seen({ requests: 1000, unknown: 3 }),
      /asked 3 times for what the site does not have/,
    ],
  ])("%s", (_, claimed, counted, complaint) => {
    const attempt = (): void => assertCounted({ name: "x" }, claimed, counted);
    if (complaint === null) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(complaint);
  });
});

describe("a program that is run", () => {
  test("failing is said, with what it printed", async () => {
    const failing = runProgram(node("console.error('no such thing'); process.exitCode = 3"), never);
    await expect(failing).rejects.toThrow(/ended with 3: no such thing/);
  });

  test("one that is not there is said", async () => {
    const absent = { program: "/nowhere/engine", args: [], cwd: process.cwd() };
    await expect(runProgram(absent, never)).rejects.toThrow(/ENOENT/);
  });

  test("an interruption ends it", async () => {
    const controller = new AbortController();
    const endless = runProgram(node("setInterval(() => {}, 1000)"), controller.signal);
    controller.abort();
    await expect(endless).rejects.toThrow(/abort/i);
  });

  test("its cost is that of itself and of what it started", async () => {
    const spin =
      "const until = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < until);";
    const twice = `require("child_process").execFileSync(process.execPath, ["--eval", ${JSON.stringify(spin)}]); ${spin}`;
    const { cpuMs } = await runProgram(node(twice), never);
    expect(cpuMs).toBeGreaterThan(580);
    expect(readChildrenMs()).toBeGreaterThanOrEqual(cpuMs);
  });
});

test.each([
  ["a name with brackets and spaces", "7 (a) b (c)) S 1 7 7 0 -1 0 0 0 0 0 11 12 13 14 20 0", 270],
])("the kernel's account: %s", (_, line, expected) => {
  expect(parseChildrenMs(line)).toBe(expected);
});

test("what is no account is refused", () => {
  expect(() => parseChildrenMs("7 (node) S 1")).toThrow(/Not a line/);
});

test("a number is read with its commas, or the engine did not say it", () => {
  expect(readNumber("Requests   12,345 in 8 s", /^Requests\s+([\d,]+)/m)).toBe(12_345);
  expect(() => readNumber("nothing", /(\d+) requests/)).toThrow(/did not say/);
});

test("memory of a visitor is the difference of two crowds", () => {
  const small = { visitors: 2000, rssBytes: 100e6 };
  expect(toBytesEach([small, { visitors: 12_000, rssBytes: 160e6 }])).toBe(6000);
  expect(() => toBytesEach([small, small])).toThrow(/two crowds/);
});

test("the counting site counts, answers with its copies' fields, and starts again at nought", async () => {
  const site = await startCountingSite();
  onTestFinished(site.stop);
  const first = await fetch(`${site.origin}/en/`, { headers: { "accept-encoding": "identity" } });
  expect(first.headers.get("cache-control")).toContain("max-age=60");
  expect((await first.text()).length).toBe(6000);
  const etag = first.headers.get("etag") ?? "";
  expect((await fetch(`${site.origin}/en/`, { headers: { "if-none-match": etag } })).status).toBe(
    304,
  );
  expect((await fetch(`${site.origin}/gone`)).status).toBe(404);
  const { connections, ...counted } = await site.take();
  expect(counted).toEqual({ requests: 3, reading: 1, notModified: 1, unknown: 1 });
  expect(connections).toBeGreaterThan(0);
  expect(await site.take()).toEqual(nothingSeen());
});

test("every link and asset of its pages is one of its addresses", () => {
  const site = makeSite();
  const links = [...site.values()].flatMap(({ body }) =>
    [...body.toString().matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link = ""]) => link),
  );
  expect(links.length).toBeGreaterThan(1000);
  expect(links.filter((link) => !site.has(link))).toEqual([]);
});

test("one round of the lab and undici measures both, and leaves nothing behind", async () => {
  const [out, temporary] = await Promise.all(
    ["lab-out-", "lab-tmp-"].map((name) => mkdtemp(join(tmpdir(), name))),
  );
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = temporary;
  onTestFinished(async () => {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    for (const folder of [out, temporary]) await rm(folder ?? "", { recursive: true, force: true });
  });
  const printed: string[] = [];
  const words = ["--only", "freshet,undici", "--rounds", "1", "--out", out ?? ""];
  expect(await labCommand.execute(words, { write: (text) => printed.push(text) })).toBe(0);
  const { engines, memory } = JSON.parse(
    await readFile(join(out ?? "", "lab.json"), "utf8"),
  ) as LabBench;
  expect(engines.map(({ name, sends }) => [name, sends])).toEqual([
    ["freshet", "visits"],
    ["undici", "requests"],
  ]);
  // A crowd opens connections and asks about copies; the other keeps its 64.
  expect(engines[0]?.connections).toBeGreaterThan(1000);
  expect(engines[0]?.notModified).toBeGreaterThan(0);
  expect([engines[1]?.requests, engines[1]?.connections]).toEqual([50_000, 64]);
  for (const { wholeMs } of engines) expect(wholeMs.median).toBeGreaterThan(0);
  expect(memory).toBeNull();
  expect(printed.join("")).toContain("ms/1,000 without the start");
  expect(await readdir(temporary ?? "")).toEqual([]);
}, 120_000);
