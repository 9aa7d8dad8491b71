import { appendFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { formatAccessLine } from "../../../src/formats/access-log-line.ts";
import { bilingualSite, serve } from "../local-site.ts";
import { surge, temporaryFolder } from "../run-surge.ts";

// Each test starts a process, and a machine may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

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
