import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { addCounts, createCounts } from "../../src/surge/results/counts.ts";
import { bilingualSite, serve } from "./local-site.ts";
import { patientNight, readResults, run, surge, temporaryFolder } from "./run-surge.ts";

// Each test starts a process, and a machine may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

describe("a run", () => {
  test("a site that holds: exit 0, everything planned was sent, and nothing that was not", async () => {
    const site = await serve(bilingualSite);
    const folder = await temporaryFolder();
    const results = join(folder, "results.jsonl");
    const hlog = join(folder, "times.hlog");
    const words = [
      "--target",
      site.origin,
      "--visitors",
      "60",
      "--seconds",
      "2",
      "--results",
      results,
      "--hlog",
      hlog,
      "--live",
    ];
    const { code, stdout, stderr } = await surge(["run", await patientNight(folder), ...words]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("HELD: every limit held.");
    // The page has closed with the run: a process that still listened would not have ended.
    expect(stdout).toMatch(/Live page {2}http:\/\/127\.0\.0\.1:\d+\//);
    const lines = await readResults(results);
    const summary = lines.find((line) => line.kind === "summary");
    expect(lines[0]).toMatchObject({
      kind: "header",
      command: "run",
      seed: 1,
      plan: { peakVisitors: 60 },
    });
    // The seconds and the windows each add up to the whole.
    for (const kind of ["second", "window"] as const) {
      const counts = createCounts();
      for (const line of lines) if (line.kind === kind) addCounts(counts, line.counts);
      expect(counts).toEqual(summary?.counts);
    }
    expect(await readFile(hlog, "utf8")).toMatch(
      /^#\[Histogram log format version 1\.\d\]\n[^]*\nTag=pages,/,
    );
    const visits = site.seen.filter(({ headers }) => headers["x-surge-country"] !== undefined);
    expect(summary?.counts.statuses).toEqual({ "200": visits.length });
    expect(summary?.verdict).toMatchObject({ outcome: "held", reasons: [] });
    // Discovery reads each page and the sitemap once; everything else came from visitors.
    expect(site.seen.length - visits.length).toBe(8);
    for (const { headers } of visits) expect(headers["user-agent"]).toContain("freshet-surge");
    expect(new Set(visits.map(({ url }) => url))).toContain("/site.css");
  });

  test("several processes send together what one alone sends", async () => {
    const asked = await Promise.all(
      ["1", "3"].map(async (processes) => {
        const site = await serve(bilingualSite);
        const folder = await temporaryFolder();
        const profile = await patientNight(folder);
        const words = ["--target", site.origin, "--visitors", "200", "--seconds", "2"];
        const { code, stdout } = await surge(["run", profile, ...words, "--processes", processes]);
        // The lab's own process conducts when others send.
        const size = processes === "1" ? "in 1 process" : "in 4 processes";
        expect([code, stdout.includes(size)]).toEqual([0, true]);
        // Pages are planned; what a cache has depends on how fast the site was.
        return site.seen.filter(({ url }) => url.endsWith("/")).length;
      }),
    );
    const [alone = 0, together = 0] = asked;
    expect(Math.abs(alone - together)).toBeLessThanOrEqual(Math.max(3, alone * 0.05));
  });

  test("a site that answers 500: exit 1, and where", async () => {
    const site = await serve((_, response) => response.writeHead(500).end());
    const profile = await patientNight(await temporaryFolder());
    const { code, stdout } = await surge([
      "run",
      profile,
      "--target",
      site.origin,
      "--visitors",
      "60",
      "--seconds",
      "2",
    ]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/no page could be read; visitors will ask for \/ and nothing else/);
    expect(stdout).toMatch(/ {2}such as +\/ \(500\)/);
    expect(stdout).toMatch(
      /FAILED {2}errors <= 0 {2}\(\d+\)\nheld {4}p99 <= 60s [^]*\nFAILED: a limit did not hold\.\n$/,
    );
  });

  test("a person stops it: exit 3, with the figures so far", async () => {
    const site = await serve(bilingualSite);
    let asked = false;
    const { code, stdout } = await surge(
      [
        "run",
        "election-night-2016",
        "--target",
        site.origin,
        "--visitors",
        "2000",
        "--seconds",
        "600",
      ],
      (printed, kill) => {
        if (!asked && printed.includes(" 1 s ")) kill("SIGINT");
        asked ||= printed.includes(" 1 s ");
      },
    );
    expect(code).toBe(3);
    expect(stdout).toMatch(/Requests +\d+ in/);
    expect(stdout).toMatch(
      /STOPPED before its end; the figures are of the part that was done\.\n$/,
    );
  });
});

describe("refused with exit 2 and one sentence, before anything is sent", () => {
  test.each<[string, string[], RegExp]>([
    [
      "a dead target",
      run("http://127.0.0.1:1"),
      /^http:\/\/127\.0\.0\.1:1 does not answer \(127\.0\.0\.1 port 1: connection refused\)\. Start the site first/,
    ],
    [
      "an unknown profile",
      ["run", "day", "--target", "http://localhost:1"],
      /^There is no profile "day"\. The built-in ones are: election-night-2016\./,
    ],
    ["an unknown command", ["walk"], /^surge has no command "walk"; it has [a-z, ]*run, replay/],
    [
      "two lengths of one run",
      run("http://localhost:1", "--compress", "10"),
      /^--seconds and --compress both say how long the run takes; give one of them\./,
    ],
    [
      "a phase that the profile lacks",
      run("http://localhost:1", "--phases", "dawn"),
      /^The profile has no phase "dawn"; it has day, ramp, hold, tail, or all\./,
    ],
    [
      "phases with a gap",
      run("http://localhost:1", "--phases", "day,hold"),
      /^The phases day, hold do not follow each other; name a whole row\./,
    ],
    [
      "a shard that is none",
      run("http://localhost:1", "--shard", "5/4"),
      /^--shard "5\/4": must be which of how many, for example --shard 1\/4\./,
    ],
    [
      "an unknown option",
      run("http://localhost:1", "--users", "5"),
      /^npm run surge -- run has no option --users; it has --target/,
    ],
    [
      "results that have no place",
      run("http://localhost:1", "--results", "/nowhere/x.json"),
      /^--results \/nowhere\/x\.json cannot be written \(ENOENT\)/,
    ],
    [
      "limits that cannot be read",
      ["replay", "a.log", "--target", "http://localhost:1", "--limits", "p99 < 5"],
      /^--limits "p99 < 5": a response time needs ms or s/,
    ],
  ])("%s", async (_, words, message) => {
    const { code, stdout, stderr } = await surge(words);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n").length).toBe(1);
  });
});

describe("help", () => {
  test.each([[["--help"]], [["run", "--help"]], [["replay", "-h"]], [["profiles", "--help"]]])(
    "%j shows examples",
    async (words) => {
      const { code, stdout } = await surge(words);
      expect(code).toBe(0);
      expect(stdout).toContain("Examples:\n  npm run surge -- ");
    },
  );

  test("profiles are listed with a line each", async () => {
    expect((await surge(["profiles"])).stdout).toMatch(/^election-night-2016 {2}\S.*\n$/);
  });
});
