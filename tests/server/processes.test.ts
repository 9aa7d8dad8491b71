import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { readStoredTable, writeStoredTable } from "../../src/delivery/stored-table.ts";
import { findIdleClass } from "../../src/server/processes/idle-class.ts";
import { askOverSocket } from "../support/matrix.ts";
import type { Site } from "../support/running-site.ts";
import { freePort, startSite } from "../support/running-site.ts";

/** A server for one test. */
async function siteForTest(settings: Record<string, string> = {}): Promise<Site> {
  const site = await startSite(settings);
  onTestFinished(site.remove);
  return site;
}

const form = {
  "content-type": "application/x-www-form-urlencoded",
  "sec-fetch-site": "same-origin",
};
const opinion = "page=immigrate%2Fvisit&language=fr&found=no&words=O%C3%B9+est+le+formulaire%3F";

/** Process ids of the server's workers that run a file. */
function workers({ process: { pid } }: Site, file: string): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
    .trim()
    .split(" ")
    .map(Number);
  return children.filter((child) => readFileSync(`/proc/${child}/cmdline`, "utf8").includes(file));
}

/** The scheduling class, field 41 of `stat` (proc(5)), counted behind the name, which may hold blanks. */
function classesOfThreads(pid: number): Set<string> {
  const names: Record<string, string> = { 0: "normal", 5: "idle" };
  return new Set(
    readdirSync(`/proc/${pid}/task`).map((thread) => {
      const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, "utf8");
      const number = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[38] ?? "";
      return names[number] ?? number;
    }),
  );
}

describe("the whole server", () => {
  test("stores an opinion before it says thank you, and keeps no address", async () => {
    const site = await siteForTest();
    await site.says(/Forms are open/);
    const answer = await askOverSocket(site.port, {
      method: "POST",
      target: "/api/feedback?language=fr",
      headers: form,
      body: opinion,
    });
    expect({ status: answer.status, location: answer.headers.location }).toEqual({
      status: 303,
      location: "/fr/merci/",
    });
    const database = new DatabaseSync(join(site.data, "inbox.sqlite"), { readOnly: true });
    onTestFinished(() => database.close());
    expect(
      database
        .prepare("SELECT page, language, found, words FROM feedback")
        .all()
        .map((row) => ({ ...row })),
    ).toEqual([
      { page: "immigrate/visit", language: "fr", found: "no", words: "Où est le formulaire?" },
    ]);
    site.process.kill("SIGTERM");
    expect(await site.ended).toEqual({ code: 0, signal: null });
    const log = readFileSync(join(site.data, "access.log"), "utf8");
    expect(log).toMatch(
      /^v[0-9a-f]{12} - - \[[^\]]+\] "POST \/api\/feedback HTTP\/1\.1" 303 0 "-" "-" \d+\n$/,
    );
    expect(log).not.toContain("127.0.0.1");
  });

  test("with the dynamic worker stopped (SIGSTOP), pages are served and a form gets the busy page in its language", async () => {
    const site = await siteForTest();
    await site.says(/Forms are open/);
    await askOverSocket(site.port, {
      method: "POST",
      target: "/api/feedback?language=fr",
      headers: form,
      body: opinion,
    });
    const [dynamic] = workers(site, "dynamic-worker.ts");
    process.kill(dynamic ?? 0, "SIGSTOP");
    const answer = await askOverSocket(site.port, {
      method: "POST",
      target: "/api/feedback?language=fr",
      headers: form,
      body: opinion,
    });
    expect(answer.status).toBe(503);
    expect(answer.body.toString()).toContain("Il y a beaucoup de monde");
    expect(Number(answer.headers["retry-after"])).toBeGreaterThanOrEqual(5);
    expect(
      (
        await askOverSocket(site.port, {
          method: "GET",
          target: "/fr/immigrer/visiter/",
          headers: {},
          body: "",
        })
      ).status,
    ).toBe(200);
  });

  test.runIf(findIdleClass().prefix[0] === "chrt")(
    "every thread of the dynamic worker stands back for the pages, none of a static worker does",
    async () => {
      const site = await siteForTest();
      await site.says(/Forms are open/);
      expect(workers(site, "dynamic-worker.ts").map(classesOfThreads)).toEqual([new Set(["idle"])]);
      for (const pid of workers(site, "static-worker.ts"))
        expect(classesOfThreads(pid)).toEqual(classesOfThreads(process.pid));
    },
  );

  test("a killed dynamic worker is replaced and stores again", async () => {
    const site = await siteForTest();
    await site.says(/Forms are open/);
    const [dynamic] = workers(site, "dynamic-worker.ts");
    process.kill(dynamic ?? 0, "SIGKILL");
    await site.says(/The dynamic worker is running again/);
    const answer = await askOverSocket(site.port, {
      method: "POST",
      target: "/api/feedback?language=fr",
      headers: form,
      body: opinion,
    });
    expect(answer.status).toBe(303);
  });

  test("a killed static worker is replaced while the other answers", async () => {
    const site = await siteForTest();
    await site.says(/is serving build/);
    const [first] = workers(site, "static-worker.ts");
    process.kill(first ?? 0, "SIGKILL");
    await site.says(/The static worker \d ended \(SIGKILL\)/);
    expect(
      (await askOverSocket(site.port, { method: "GET", target: "/en/", headers: {}, body: "" }))
        .status,
    ).toBe(200);
  });

  test("a second signal ends a server that is still finishing", async () => {
    const site = await siteForTest({ FRESHET_DRAIN_MS: "60000" });
    await site.says(/is serving build/);
    const [dynamic] = workers(site, "dynamic-worker.ts");
    process.kill(dynamic ?? 0, "SIGSTOP");
    const open = httpRequest({
      port: site.port,
      method: "POST",
      path: "/api/feedback?language=fr",
      headers: { ...form, "content-length": "500", expect: "100-continue" },
    });
    const ended = new Promise((settle) => open.on("error", settle));
    open.flushHeaders();
    await new Promise((settle) => open.on("continue", settle));
    site.process.kill("SIGTERM");
    await site.says(/a second signal stops at once/);
    const again = setInterval(() => site.process.kill("SIGTERM"), 100);
    expect((await site.ended).code).toBe(1);
    clearInterval(again);
    await ended;
  });

  test("a port in use is said in one sentence, and nothing is left running", async () => {
    const site = await siteForTest();
    await site.says(/is serving build/);
    const second = spawn(process.execPath, ["src/server/main.ts"], {
      env: { ...process.env, FRESHET_PORT: String(site.port), FRESHET_HOST: "127.0.0.1" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const said: string[] = [];
    second.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    const code = await new Promise((resolve) => second.once("exit", resolve));
    expect({ code, said: said.join("") }).toEqual({
      code: 1,
      said: `Port ${site.port} on 127.0.0.1 is in use: stop what listens there, or choose another with FRESHET_PORT=8080\n`,
    });
  });
});

describe("a new build under load", () => {
  test("is served without a failed request, and a broken one is refused while the old one stays", async () => {
    const folder = mkdtempSync(join(tmpdir(), "freshet-site-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    cpSync("dist", join(folder, "dist"), { recursive: true });
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    const site = await startSite({}, folder);
    onTestFinished(site.remove);
    await site.says(/Forms are open/);
    const statuses = new Set<number>();
    let loading = true;
    const visitors = Array.from({ length: 8 }, async () => {
      while (loading) statuses.add((await askOverSocket(site.port, page)).status);
    });
    const { table, bodies } = readStoredTable(join(folder, "dist"));
    const rows = table.rows.map((row) =>
      row.address === "/robots.txt" ? { ...row, contentType: "text/plain" } : row,
    );
    const next = { ...table, build: "nextbuild", bodiesFile: "bodies-nextbuild.bin", rows };
    writeStoredTable(join(folder, "dist"), { table: next, bodies });
    site.process.kill("SIGHUP");
    await site.says(/Now serving build nextbuild/);
    const halfRows = rows.filter(({ address }) => !address.startsWith("/fr/immigrer/"));
    const half = { ...next, build: "half", bodiesFile: "bodies-half.bin", rows: halfRows };
    writeStoredTable(join(folder, "dist"), { table: half, bodies });
    site.process.kill("SIGHUP");
    await site.says(/The new build is refused, nextbuild stays: it has \d+ pages under \/fr\//);
    loading = false;
    await Promise.all(visitors);
    expect([...statuses]).toEqual([200]);
    expect((await askOverSocket(site.port, page)).status).toBe(200);
  });
});

const page = { method: "GET", target: "/fr/immigrer/visiter/", headers: {}, body: "" };

test("metrics tell requests, refusals and people, on a port of their own", async () => {
  const metricsPort = await freePort();
  const site = await siteForTest({ FRESHET_METRICS_PORT: String(metricsPort) });
  await site.says(/Forms are open/);
  for (let count = 0; count < 3; count += 1) await askOverSocket(site.port, page);
  const metrics = await askOverSocket(metricsPort, { ...page, target: "/metrics" });
  const lines = metrics.body.toString().split("\n");
  expect(lines).toContain('freshet_requests_total{class="page",status="200"} 3');
  expect(lines).toContain("freshet_visitors_now 1");
  expect(lines).toContain('freshet_visitors_language_share{language="fr"} 1');
  expect(lines).toContain("freshet_surge_switch 0");
  expect((await askOverSocket(site.port, { ...page, target: "/metrics" })).status).toBe(404);
});

test("an operator closes the forms by a signal and by a file, and pages go on", async () => {
  const site = await siteForTest();
  await site.says(/Forms are open/);
  site.process.kill("SIGUSR2");
  await site.says(/Surge switch thrown \(operator\)/);
  const post = {
    method: "POST",
    target: "/api/feedback?language=fr",
    headers: form,
    body: opinion,
  };
  const closed = await askOverSocket(site.port, post);
  expect(closed.status).toBe(503);
  expect(closed.body.toString()).toContain("Où est le formulaire?</textarea>");
  expect((await askOverSocket(site.port, page)).status).toBe(200);
  site.process.kill("SIGUSR2");
  await site.says(/Surge switch released/);
  expect((await askOverSocket(site.port, post)).status).toBe(303);
});
