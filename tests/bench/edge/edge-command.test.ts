import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { EdgeBench } from "../../../src/bench/edge/result.ts";

// The lab reads the whole site before each crowd: half a minute on a quiet machine, several on one that builds and tests.
vi.setConfig({ testTimeout: 600_000 });

/** Runs the command to its end, with a temporary folder of its own. `path`: where programs are looked for. */
async function edge(
  words: string[],
  path = process.env["PATH"] ?? "",
): Promise<{ code: number | null; stdout: string; stderr: string; left: string[] }> {
  const temporary = await temporaryFolder();
  const child = spawn(process.execPath, ["src/bench/main.ts", "edge", ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, TMPDIR: temporary, PATH: path },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, stdout, stderr, left: await readdir(temporary) };
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "edge-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const hasNginx = ["nginx", "/usr/sbin/nginx"].some(
  (program) => spawnSync(program, ["-v"]).error === undefined,
);
const hasBuild = existsSync("dist/table.json");

describe("wrong usage ends with 2 and says what to type", () => {
  test.each([
    ["an unknown part", ["--only", "weather"], /must be names from rows, crowd, night/],
    ["no rounds", ["--rounds", "0"], /must be a whole number from 1 to 100/],
    ["costs that are not there", ["--costs", "no-such.yaml"], /no-such\.yaml cannot be read/],
  ])("%s", async (_about, words, expected) => {
    const { code, stderr, left } = await edge(words);
    expect([code, stderr, left]).toEqual([2, expect.stringMatching(expected), []]);
  });
});

describe.skipIf(!hasBuild || !hasNginx)("with nginx (apt-get install nginx) and a build", () => {
  const small = ["--rounds", "1", "--requests", "200", "--visitors", "30", "--seconds", "2"];
  const night = ["--night-visitors", "60", "--night-seconds", "2"];

  test("every kind of request and the night, through the generated configurations; nothing is left behind", async () => {
    const out = await temporaryFolder();
    const costs = join(out, "costs.yaml");
    await writeFile(costs, await readFile("src/surge/capacity/unit-costs.yaml", "utf8"));
    const words = ["--only", "rows,night", ...small, ...night, "--out", out, "--costs", costs];
    const { code, stdout, stderr, left } = await edge(words);
    expect([code, stderr, left]).toEqual([0, "", []]);
    const bench = JSON.parse(await readFile(join(out, "edge.json"), "utf8")) as EdgeBench;
    expect(bench.rows.map(({ id, costUs }) => [id, Object.keys(costUs)])).toEqual([
      ["page", ["nginx-tls", "nginx", "server"]],
      ["not-modified", ["nginx-tls", "nginx", "server"]],
      ["new", ["nginx-tls", "nginx", "server"]],
      ["returning", ["nginx-tls"]],
      ["form", ["nginx-tls", "nginx", "server"]],
    ]);
    // Of pages only the first of each goes through.
    const { edge: asked, origins } = bench.night ?? { edge: null, origins: null };
    expect(origins?.kept).toBeGreaterThan(0);
    expect(origins?.kept).toBeLessThan(asked?.kept ?? 0);
    expect(stdout).toMatch(/never reached a server/);
    expect(await readFile(join(out, "edge.svg"), "utf8")).toMatch(/^<svg /);
    expect(await readFile(costs, "utf8")).toContain(`day: "${bench.day}"`);
  });

  test("the same crowd through every front", async () => {
    const out = await temporaryFolder();
    const { code, stderr, left } = await edge(["--only", "crowd", ...small, "--out", out]);
    expect([code, stderr, left]).toEqual([0, "", []]);
    const { crowds } = JSON.parse(await readFile(join(out, "edge.json"), "utf8")) as EdgeBench;
    expect(crowds.map(({ front }) => front)).toEqual(["nginx-tls", "nginx", "server"]);
    for (const { front, crowd, cost } of crowds) {
      expect([front, crowd.errors]).toEqual([front, 0]);
      expect(crowd.pages).toBeGreaterThan(0);
      expect(cost.edge === null).toBe(front === "server");
    }
  });

  test("a program that is missing is named with how to get it, and the rest is measured", async () => {
    const out = await temporaryFolder();
    const words = ["--only", "rows", "--rounds", "1", "--requests", "200", "--out", out];
    const { code, stdout, left } = await edge(words, await temporaryFolder());
    expect([code, left]).toEqual([0, []]);
    expect(stdout).toContain("nginx with TLS, h2 is not measured: openssl is not installed");
    const { rows, idleBytes } = JSON.parse(
      await readFile(join(out, "edge.json"), "utf8"),
    ) as EdgeBench;
    expect(Object.keys(rows[0]?.costUs ?? {})).not.toContain("nginx-tls");
    expect(Object.keys(rows[0]?.costUs ?? {})).toContain("server");
    expect(idleBytes).toBeNull();
  });
});
