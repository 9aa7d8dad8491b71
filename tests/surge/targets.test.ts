import type { IncomingMessage, ServerResponse } from "node:http";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { PERMISSION_PATH } from "../../src/surge/permission.ts";
import { CERTIFICATE_FILE, serveSecurely } from "./http/secure-site.ts";
import { bilingualSite, serve } from "./local-site.ts";
import type { LocalSite } from "./local-site.ts";
import { patientNight, run, surge, temporaryFolder } from "./run-surge.ts";

// Each test starts a process, and a machine may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

describe("a site on another network", () => {
  /** Not one of this machine's private addresses, though it leads here: what a public host looks like to the lab. */
  const elsewhere = (origin: string): string => origin.replace("127.0.0.1", "0.0.0.0");

  /** A site with that permission; null: with none. */
  const permitting = (permission: object | null): Promise<LocalSite> =>
    serve((request, response) => {
      if (request.url !== PERMISSION_PATH) return bilingualSite(request, response);
      response.statusCode = permission === null ? 404 : 200;
      response.end(JSON.stringify(permission));
    });
  const until = "2999-01-01T00:00:00Z";

  test.each<[string, object | null, RegExp]>([
    [
      "that permits nothing",
      null,
      /^http:\/\/0\.0\.0\.0:\d+ \(0\.0\.0\.0\) is neither on this machine nor on a private network, .* Its owner permits it with a file at http:\/\/0\.0\.0\.0:\d+\/\.well-known\/load-test-permission\.json, such as \{"until":.*; now that address gives 404\./,
    ],
    [
      "whose permission has ended",
      { until: "2016-11-09T06:00:00Z", requestsPerSecond: 500, contact: "ops@example.org" },
      /now that address ended at 2016-11-09T06:00:00Z\./,
    ],
    [
      "that permits fewer requests than the plan has",
      { until, requestsPerSecond: 2, contact: "ops@example.org" },
      /It permits 2 requests a second, and the plan has up to \d+: use fewer --visitors or a lower --speed, or ask ops@example\.org\./,
    ],
  ])("%s is not sent anything but the lab's own questions", async (_, permission, message) => {
    const site = await permitting(permission);
    const { code, stderr } = await surge(run(elsewhere(site.origin)));
    expect([code, message.test(stderr)]).toEqual([2, true]);
    expect(site.seen.filter(({ headers }) => headers["x-surge-country"] !== undefined)).toEqual([]);
  });

  test("a replay is refused alike, before the log is read", async () => {
    const site = await permitting(null);
    const words = ["replay", "no.log", "--target", elsewhere(site.origin)];
    expect((await surge(words)).stderr).toMatch(/is neither on this machine/);
  });

  test("that permits it gets its crowd", async () => {
    const site = await permitting({ until, requestsPerSecond: 5000, contact: "ops@example.org" });
    const words = ["--target", elsewhere(site.origin), "--visitors", "20", "--seconds", "1"];
    const { code } = await surge(["run", await patientNight(await temporaryFolder()), ...words]);
    expect(code).toBe(0);
  });
});

test("a site that fails for long is left alone: exit 3 and why", async () => {
  const site = await serve((_, response) => {
    response.statusCode = 500;
    response.end();
  });
  const words = run(site.origin, "--stop-errors", "10", "--stop-after", "1");
  words[words.indexOf("--seconds") + 1] = "60";
  const { code, stdout } = await surge(words);
  expect(code).toBe(3);
  expect(stdout).toMatch(
    /Stopped by its guard: \d+ of the \d+ requests of the last 1 s failed \(bound: 10 %\)\./,
  );
});

test("a site with TLS gets the same crowd over HTTP/1.1 as over HTTP/2, of which each visitor opens one connection", async () => {
  vi.stubEnv("NODE_EXTRA_CA_CERTS", CERTIFICATE_FILE);
  onTestFinished(() => void vi.unstubAllEnvs());
  const profile = await patientNight(await temporaryFolder());
  const sent = new Map<string, number>();
  for (const protocol of ["h1", "h2"] as const) {
    const site = await serveSecurely(protocol, (request, response) =>
      bilingualSite(request as IncomingMessage, response as ServerResponse),
    );
    const words = ["--target", site.origin, "--visitors", "60", "--seconds", "2"];
    expect((await surge(["run", profile, ...words])).code).toBe(0);
    // The lab reads pages over HTTP/1.1; the visitors speak what the site offers.
    const visitors = site.seen.filter(({ isVisitor }) => isVisitor);
    expect(new Set(visitors.map(({ httpVersion }) => httpVersion))).toEqual(
      new Set([protocol === "h2" ? "2.0" : "1.1"]),
    );
    sent.set(protocol, visitors.length);
    expect(site.sessions.length).toBeLessThanOrEqual(protocol === "h2" ? visitors.length : 0);
  }
  expect((sent.get("h2") ?? 0) / (sent.get("h1") ?? 0)).toBeCloseTo(1, 1);
});

test("each visitor has an address of their own, and keeps it", async () => {
  const site = await serve(bilingualSite);
  await surge(run(site.origin, "--client-header", "X-Client"));
  const byVisitor = Map.groupBy(
    site.seen.filter(({ headers }) => headers["x-surge-country"] !== undefined),
    ({ headers }) => String(headers["x-client"]),
  );
  expect(byVisitor.size).toBeGreaterThan(10);
  for (const [address, requests] of byVisitor) {
    expect(address).toMatch(/^198\.1[89]\.\d{1,3}\.\d{1,3}$/);
    // One person has one country and one language.
    expect(new Set(requests.map(({ headers }) => headers["accept-language"])).size).toBe(1);
  }
});
