import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { toCrowd, drawVisits } from "../../../src/surge/crowd.ts";
import { toCurve } from "../../../src/surge/curve.ts";
import { discoverSite } from "../../../src/surge/discover.ts";
import { expectedRequests } from "../../../src/surge/export/hand-off.ts";
import type { HandOff } from "../../../src/surge/export/hand-off.ts";
import { toArtillery } from "../../../src/surge/export/to-artillery.ts";
import { toHandOff } from "../../../src/surge/export/to-hand-off.ts";
import { toK6 } from "../../../src/surge/export/to-k6.ts";
import { toLocust } from "../../../src/surge/export/to-locust.ts";
import { toTsung } from "../../../src/surge/export/to-tsung.ts";
import { createPageGetter } from "../../../src/surge/page-getter.ts";
import type { Site } from "../../../src/surge/site.ts";
import { bilingualSite, serve } from "../local-site.ts";
import type { LocalSite } from "../local-site.ts";
import { steadyProfile } from "./steady-profile.ts";

// An engine runs for ten seconds of its own, and may take as long to start on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const SECONDS = 10;
const VISITORS = 22;

/** Where an engine is: on the path, or where the variable says (`artillery` is an npm package outside this project). */
function findEngine(name: string): string | null {
  const told = process.env[`SURGE_${name.toUpperCase()}`];
  if (told !== undefined) return existsSync(told) ? told : null;
  return spawnSync(name, ["--help"], { stdio: "ignore" }).error === undefined ? name : null;
}

async function readSite(origin: string): Promise<Site> {
  const getter = createPageGetter({ origin, address: "127.0.0.1", protocol: "h1" });
  try {
    return await discoverSite(getter.get, origin);
  } finally {
    await getter.close();
  }
}

/** A counting site, and a plan for it. */
async function prepare(): Promise<{ counting: LocalSite; plan: HandOff; ours: number }> {
  const counting = await serve(bilingualSite);
  const site = await readSite(counting.origin);
  const profile = steadyProfile(["errors <= 0"]);
  const stretch = { visitors: VISITORS, seconds: SECONDS };
  const plan = toHandOff(profile, site, {
    name: "steady",
    origin: counting.origin,
    stretch,
    seed: 1,
    arrivals: "even",
    warmUpS: 0,
  });
  // What the lab itself would send on average: every visit is one page and what that needs.
  const perVisit =
    expectedRequests(plan) /
    plan.stages.reduce((sum, stage) => sum + stage.seconds * stage.perSecond, 0);
  const crowd = toCrowd(profile, toCurve(profile, stretch), 1);
  const arrivals = crowd.rate.perMs.reduce((sum, rate) => sum + rate * crowd.rate.stepMs, 0);
  counting.seen.length = 0;
  return { counting, plan, ours: arrivals * perVisit };
}

async function runEngine(
  program: string,
  file: string,
  text: string,
  words: (file: string, folder: string) => string[],
): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), "surge-engine-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, file);
  await writeFile(path, text);
  const child = spawn(program, words(path, folder), {
    cwd: folder,
    stdio: "ignore",
    env: { ...process.env, HOME: folder, ARTILLERY_DISABLE_TELEMETRY: "true" },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
}

describe("the same crowd from another engine, for ten seconds, within 2 % of ours", () => {
  test.for<[string, string, (plan: HandOff) => string, (file: string, folder: string) => string[]]>(
    [
      ["tsung", "steady.xml", toTsung, (file, folder) => ["-f", file, "-l", folder, "start"]],
      [
        "locust",
        "steady.py",
        toLocust,
        (file) => [
          "-f",
          file,
          "--headless",
          "--users",
          "1",
          "--spawn-rate",
          "1",
          "--run-time",
          `${SECONDS + 3}s`,
        ],
      ],
      ["artillery", "steady.yml", toArtillery, (file) => ["run", file]],
    ],
  )("%s", async ([name, file, write, words], { skip }) => {
    const program = findEngine(name);
    const remedy =
      name === "artillery"
        ? "npm install artillery in a folder of its own, then SURGE_ARTILLERY=<that folder>/node_modules/.bin/artillery"
        : `apt-get install ${name === "locust" ? "python3-locust" : name}`;
    if (program === null) return skip(`${name} is not installed (${remedy})`);
    const { counting, plan, ours } = await prepare();
    await runEngine(program, file, write(plan), words);
    expect(Math.abs(counting.seen.length / ours - 1)).toBeLessThan(0.02);
    expect(new Set(counting.seen.map(({ headers }) => headers["x-surge-country"]))).toEqual(
      new Set(["CA"]),
    );
    const french = counting.seen.filter(({ headers }) =>
      String(headers["accept-language"]).startsWith("fr"),
    ).length;
    expect(french / counting.seen.length).toBeGreaterThan(0.1);
  });
});

test("k6 has its syntax checked, and is not run", async () => {
  const { plan } = await prepare();
  const folder = await mkdtemp(join(tmpdir(), "surge-engine-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "steady.mjs"), toK6(plan));
  expect(spawnSync(process.execPath, ["--check", join(folder, "steady.mjs")]).status).toBe(0);
});

test("the lab's own schedule has as many visits as the plan that is handed off, within chance", async () => {
  const { plan, counting } = await prepare();
  const site = await readSite(counting.origin);
  const profile = steadyProfile();
  const crowd = toCrowd(profile, toCurve(profile, { visitors: VISITORS, seconds: SECONDS }), 1);
  const drawn = [...drawVisits(crowd, site)].filter(({ arriveMs }) => arriveMs > 0).length;
  const planned = plan.stages.reduce((sum, stage) => sum + stage.seconds * stage.perSecond, 0);
  expect(Math.abs(drawn - planned)).toBeLessThan(4 * Math.sqrt(planned));
});
