import { describe, expect, test } from "vitest";
import { toChart } from "../../../src/bench/edge/chart-svg.ts";
import { paceOf, toCrowdFigures } from "../../../src/bench/edge/crowds.ts";
import { readCrowd } from "../../../src/bench/edge/lab-summary.ts";
import { moveToFolder } from "../../../src/bench/edge/move-to-folder.ts";
import { countLog, toShares } from "../../../src/bench/edge/night.ts";
import { toReportText } from "../../../src/bench/edge/report-text.ts";
import { toSplit } from "../../../src/bench/edge/split.ts";
import { putUnitCosts, toUnitCosts } from "../../../src/bench/edge/unit-costs.ts";
import { crowd, edgeBench } from "./some-bench.ts";

describe("a generated configuration is moved, or refused when it is not what is expected", () => {
  const generated =
    "# edge\ndaemon off;\nworker_processes auto;\npid /run/freshet-edge/nginx.pid;\naccess_log /var/log/freshet-edge/a;\nproxy_temp_path /var/cache/freshet-edge/p;\n";
  test.each([
    ["no place for the cache", generated.replace("/var/cache", "/srv")],
    ["no place for the log", generated.replace("/var/log", "/srv")],
    ["no place to run", generated.replace("/run/", "/srv/")],
  ])("%s", (_about, text) => {
    expect(() => moveToFolder(text, { folder: "/tmp/x", asRoot: false })).toThrow(
      /The generated nginx\.conf has no "\/[\w/-]+freshet-edge"/,
    );
  });

  test("another number of workers where the generator names none", () => {
    const fixed = generated.replace("worker_processes auto;", "worker_processes 4;");
    const move = { folder: "/tmp/x", asRoot: false, workers: 9 };
    expect(() => moveToFolder(fixed, move)).toThrow(/has no "worker_processes auto;"/);
  });

  test("only places, workers and the user change", () => {
    expect(moveToFolder(generated, { folder: "/tmp/x", asRoot: true, workers: 3 })).toBe(
      "# edge\ndaemon off;\nuser root;\nworker_processes 3;\npid /tmp/x/run/nginx.pid;\naccess_log /tmp/x/log/a;\nproxy_temp_path /tmp/x/cache/p;\n",
    );
  });
});

describe("the results of the lab", () => {
  test.each([
    ["nothing", ""],
    ["a run that was killed", '{"kind":"header"}\n{"kind":"second"}\n'],
  ])("%s: no figures", (_about, text) => {
    expect(() => readCrowd(text)).toThrow(/have no summary/);
  });
});

test("what reached the servers is counted from the logs, forms apart", () => {
  const at = "[23/Nov/2026:07:00:00 +0000]";
  const edge = countLog(
    [
      `- - - ${at} "GET /en/ HTTP/2.0" 200 3956 "-" "-" - MISS 0.004`,
      `- - - ${at} "GET /en/ HTTP/1.1" 200 3956 "-" "-" - HIT 0.000`,
      `- - - ${at} "GET /favicon.svg HTTP/1.1" 200 161 "-" "-" - HIT 0.000`,
      `- - - ${at} "GET /en HTTP/1.1" 301 0 "-" "-" - - 0.000`,
      `- - - ${at} "POST /api/feedback HTTP/1.1" 503 3553 "-" "-" - - 0.002`,
      "",
      "half a line",
    ].join("\n"),
  );
  expect(edge).toEqual({ kept: 4, forms: 1, cacheStatus: { MISS: 1, HIT: 2, "-": 1 } });
  const origins = countLog(
    [
      `v3c6a0a766174 - - ${at} "GET /en/ HTTP/1.1" 200 3956 "-" "-" 1345`,
      `v3c6a0a766174 - - ${at} "POST /api/feedback HTTP/1.1" 503 3553 "-" "-" 200`,
    ].join("\n"),
  );
  expect(toShares({ edge, origins })).toEqual({ kept: 0.75, all: 0.6 });
  expect(toShares({ edge: { kept: 0, forms: 0 }, origins: { kept: 0, forms: 0 } })).toEqual({
    kept: 0,
    all: 0,
  });
});

describe("where the CPU goes", () => {
  test("shares add up to what was measured, and the rest is what the rows leave", () => {
    const { rows, crowds } = edgeBench;
    const [under] = crowds;
    if (under === undefined) throw new Error("The example has no crowd");
    // 1,000 requests at 300 us; 500 connections x (430 - 30), 900 pages x 30, 50 304s x 20, 50 forms x 60, 10 s x 1 ms.
    expect(toSplit(rows, under)).toEqual({
      connections: 200_000 / 300_000,
      pages: 28_000 / 300_000,
      forms: 3000 / 300_000,
      standing: 10_000 / 300_000,
      rest: expect.closeTo(59_000 / 300_000),
      restUs: expect.closeTo(59),
    });
  });

  test("nothing is said of a front whose rows were not measured", () => {
    const [under] = edgeBench.crowds;
    if (under === undefined) throw new Error("The example has no crowd");
    expect(toSplit([], under)).toBeNull();
  });

  test("visitors of a core are counted at the pace of the profile, though a late lab sent less", () => {
    const late = { ...crowd, pages: 450, assets: 0, forms: 50, notModified: 0, outcome: "invalid" };
    expect([paceOf(crowd), paceOf(late)]).toEqual([0.1, 0.05]);
    const figures = toCrowdFigures(
      { id: "server", edgePid: null },
      [{ crowd: late, cpuUs: [50_000] }],
      paceOf(crowd),
    );
    // 100 us a request, 0.1 requests a visitor and second.
    expect(figures.visitorsPerCore.median).toBeCloseTo(100_000);
  });
});

describe("unit costs", () => {
  const file =
    "# mine\nserver:\n  pageUs: { value: 1, day: x, by: y } # seen\nnginx:\n  pageUs: { value: 2, day: x, by: y }\n  fullHandshakeUs: { value: 3, day: x, by: y }\n";

  test("a file without a place for a figure is refused and named", () => {
    expect(() => putUnitCosts("server: {}\n", edgeBench)).toThrow(/has no nginx\.pageUs/);
  });

  test("what was measured is put in, everything else stays", () => {
    const onlyRows = {
      ...edgeBench,
      rows: edgeBench.rows.filter(({ id }) => id === "page" || id === "new"),
      splits: {},
      idleBytes: null,
    };
    const put = putUnitCosts(file, onlyRows);
    expect(put).toContain("# mine");
    expect(put).toContain("# seen");
    expect(put).toContain(
      'fullHandshakeUs: { value: 400, day: 2026-11-08, by: "npm run bench -- edge, new connection less page, nginx with TLS" }',
    );
    expect(put).toContain("server:\n  pageUs: { value: 1, day: x, by: y }");
  });

  test("a rest below nothing is none: the rows cost more than the crowd did", () => {
    const rest = { connections: 1, pages: 0.1, forms: 0, standing: 0, rest: -0.1, restUs: -30 };
    const found = toUnitCosts({ ...edgeBench, splits: { "nginx-tls": rest } });
    expect(found.find(({ path }) => path[1] === "oneByOneUs")?.value).toBe(0);
  });
});

describe("the report", () => {
  test("names what is missing and how to get it, what was late, and every share", () => {
    const text = toReportText({
      ...edgeBench,
      absent: [{ id: "nginx", why: "nginx is not installed (as root: apt-get install nginx)" }],
    }).join("\n");
    expect(text).toContain(
      "nginx without TLS is not measured: nginx is not installed (as root: apt-get install nginx)",
    );
    expect(text).toContain(
      "handshakes 67 %, pages and files 9 %, forms 1 %, with nobody there 3 %, the rest 20 %",
    );
    expect(text).toContain("9,970 of 10,000 (99.70 %) never reached a server");
    expect(text).toContain("The lab was late itself");
  });

  test("the chart says in words what it shows, and survives having nothing to show", () => {
    expect(toChart(edgeBench)).toContain(
      "page, kept connection, nginx with TLS, h2: nginx 30.0, our server 0.0",
    );
    expect(toChart({ ...edgeBench, rows: [], crowds: [] })).toMatch(/^<svg [^]*<\/svg>\n$/);
    expect(toChart(edgeBench)).not.toContain("NaN");
  });
});
