import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { formatAccessLine } from "../../src/formats/access-log-line.ts";
import { addCounts, createCounts } from "../../src/surge/results/counts.ts";
import { lineSchema } from "../../src/surge/results/schema.ts";
import type { ResultsLine } from "../../src/surge/results/schema.ts";
import { bilingualSite, serve } from "./local-site.ts";

// Each test starts a process, and a machine may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const MAIN = fileURLToPath(new URL("../../src/surge/main.ts", import.meta.url));

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command to its end. `onOutput` sees what was printed so far, and may signal the process. */
function surge(
  words: string[],
  onOutput?: (printed: string, kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
    onOutput?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

async function readResults(file: string): Promise<ResultsLine[]> {
  const text = await readFile(file, "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "surge-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

function run(target: string, ...more: string[]): string[] {
  return [
    "run",
    "election-night-2016",
    "--target",
    target,
    "--visitors",
    "60",
    "--seconds",
    "2",
    ...more,
  ];
}

/** The night with bounds that even a crowded test machine keeps: these tests are not about how fast it is. */
async function patientNight(folder: string): Promise<string> {
  const night = await readFile(
    new URL("../../src/surge/profiles/election-night-2016.yaml", import.meta.url),
    "utf8",
  );
  const file = join(folder, "patient.yaml");
  await writeFile(
    file,
    night
      .replace("latenessP99Ms: 50", "latenessP99Ms: 60000")
      .replace("p99 <= 1500ms", "p99 <= 60s")
      // The small site of these tests says nothing of caches.
      .replace("cacheable >= 99%", "cacheable >= 0%")
      .replace("pages: p99 < 200ms", "pages: p99 < 60s"),
  );
  return file;
}

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
      "a target elsewhere",
      run("http://192.0.2.1"),
      /^http:\/\/192\.0\.2\.1 is not on this machine, and a crowd sent to someone else's site is an attack\./,
    ],
    [
      "a replay elsewhere",
      ["replay", "a.log", "--target", "http://192.0.2.1"],
      /^http:\/\/192\.0\.2\.1 is not on this machine/,
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

describe("a replay", () => {
  const entry = {
    client: "k1",
    method: "GET",
    target: "/en/",
    protocol: "HTTP/1.1",
    status: 200,
    bytes: 9,
    referer: null,
    agent: null,
    takenUs: 5,
  };
  const startMs = Date.UTC(2016, 10, 8, 23);

  test("sends what the log has, from its clients, and tells what it left out", async () => {
    const site = await serve(bilingualSite);
    const log = join(await temporaryFolder(), "access.log");
    const lines = Array.from({ length: 120 }, (_, index) =>
      formatAccessLine({ ...entry, client: `k${index % 3}`, timeMs: startMs + index * 100 }),
    );
    lines.push(
      formatAccessLine({
        ...entry,
        method: "POST",
        target: "/api/feedback",
        timeMs: startMs + 12_000,
      }),
    );
    lines.push(
      "a line of something else",
      formatAccessLine({ ...entry, target: "/gone", status: 404, timeMs: startMs + 12_000 }),
    );
    await writeFile(log, `${lines.join("\n")}\n`);
    const { code, stdout } = await surge([
      "replay",
      log,
      "--target",
      site.origin,
      "--speed",
      "20",
      "--lateness",
      "60000",
      "--limits",
      "errors <= 0",
    ]);
    expect(site.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      ...Array.from({ length: 120 }, () => "GET /en/"),
      "GET /gone",
    ]);
    expect(stdout).toMatch(
      /The log +123 lines, 3 visits; left out: 1 not combined format, 1 neither GET nor HEAD\n/,
    );
    // The one 404 is in the log too.
    expect([code, stdout.includes("held    errors <= 0  (0)")]).toEqual([0, true]);
  });

  test("a log without a line to send is an invalid run", async () => {
    const site = await serve(bilingualSite);
    const log = join(await temporaryFolder(), "access.log");
    await writeFile(log, "x\ny\n");
    const { code, stdout } = await surge(["replay", log, "--target", site.origin]);
    expect([code, site.seen.length]).toEqual([2, 0]);
    expect(stdout).toContain(
      "Nothing was sent, so nothing was measured; the log needs lines in combined format or JSON whose method is GET or HEAD.",
    );
  });

  test("the log that the site itself writes, line by line as it is replayed, has an end", async () => {
    const log = join(await temporaryFolder(), "access.log");
    const line = `${formatAccessLine({ ...entry, timeMs: startMs })}\n`;
    await writeFile(log, line.repeat(5));
    const site = await serve((request, response) => {
      appendFileSync(log, line);
      bilingualSite(request, response);
    });
    await surge(["replay", log, "--target", site.origin, "--lateness", "60000"]);
    expect(site.seen.length).toBe(5);
  });

  test("a log that is not there", async () => {
    const site = await serve(bilingualSite);
    expect(await surge(["replay", "/nowhere.log", "--target", site.origin])).toEqual({
      code: 2,
      stdout: "",
      stderr: "The log /nowhere.log cannot be read (ENOENT); check the path.\n",
    });
  });
});
