import type { IncomingHttpHeaders } from "node:http";
import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createDynamicCaller } from "../../../src/server/dynamic/call.ts";
import { perMinute } from "../../../src/server/dynamic/rate.ts";
import { startServer } from "../../support/matrix.ts";
import { smallTable } from "../../support/small-table.ts";

/** A server whose dynamic worker answers so, behind a real socket; and the headers that reached the worker. */
async function serverBefore(status: number, headers: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "freshet-worker-"));
  const socketPath = join(folder, "worker.sock");
  const seen: IncomingHttpHeaders[] = [];
  const worker = createServer((request, response) => {
    seen.push(request.headers);
    request.resume().on("end", () => response.writeHead(status, headers).end());
  });
  await new Promise<void>((resolve) => worker.listen(socketPath, resolve));
  const call = createDynamicCaller(() => socketPath, 5000);
  const running = await startServer(await smallTable(), { call });
  onTestFinished(async () => {
    await running.close();
    worker.close();
    worker.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });
  return { ...running, seen };
}

const form = { "content-type": "application/x-www-form-urlencoded" };
const words = "page=visit&language=fr&found=no&words=Les%20frais%20manquent";

describe("over the limit that servers share", () => {
  test("a form gets its words back, with 429 and when to come back", async () => {
    const { ask, sheds } = await serverBefore(429, { "retry-after": "23" });
    const { status, headers, body } = await ask("POST", "/api/feedback?language=fr", form, words);
    expect([status, headers["retry-after"], headers["cache-control"]]).toEqual([
      429,
      "23",
      "no-store",
    ]);
    expect(body.toString()).toContain("Les frais manquent");
    expect(sheds).toEqual(["rate"]);
  });

  test("however often, the worker counts as well: others are still let through to it", async () => {
    const { ask, seen } = await serverBefore(429, { "retry-after": "5" });
    for (let turn = 0; turn < 10; turn += 1)
      await ask("POST", "/api/feedback?language=en", form, words);
    expect(seen.length).toBe(10);
  });

  test("a worker that does not say when asks for a second of patience", async () => {
    const { ask } = await serverBefore(429, {});
    const { headers } = await ask("POST", "/api/feedback?language=en", form, words);
    expect(headers["retry-after"]).toBe("1");
  });
});

describe("who is counted", () => {
  test("the worker is told the client, the kind of work and the limit", async () => {
    const { ask, seen } = await serverBefore(303, { location: "/en/thank-you/" });
    await ask("POST", "/api/feedback?language=en", form, words);
    expect(seen[0]?.["x-freshet-allowance"]).toBe(`feedback ${perMinute.feedback} client`);
  });

  test("what a visitor says of it never reaches the worker", async () => {
    const { ask, seen } = await serverBefore(303, { location: "/en/thank-you/" });
    const invented = { ...form, "X-Freshet-Allowance": "feedback 9999 203.0.113.9" };
    await ask("POST", "/api/feedback?language=en", invented, words);
    expect(seen[0]?.["x-freshet-allowance"]).toBe(`feedback ${perMinute.feedback} client`);
  });
});
