import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { DynamicAnswer } from "../../../src/server/dynamic/call.ts";
import { createDynamicCaller } from "../../../src/server/dynamic/call.ts";

/** Calls a worker that does `answer`, and waits for it at most `deadlineMs`. */
async function callOne(answer: RequestListener, deadlineMs: number): Promise<DynamicAnswer> {
  const folder = mkdtempSync(join(tmpdir(), "freshet-call-"));
  const path = join(folder, "worker.sock");
  const server = createServer(answer).listen(path);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });
  await once(server, "listening");
  return createDynamicCaller(
    () => path,
    deadlineMs,
  )({
    method: "POST",
    target: "/api/feedback",
    headers: {},
    body: Buffer.from("found=yes"),
    coding: null,
    allowance: { of: "feedback", client: "192.0.2.1", perMinute: 6 },
  });
}

test("a whole answer is given back, whatever time was left", async () => {
  const answer = await callOne((_request, response) => response.writeHead(200).end("ok"), 60_000);
  expect(answer).toMatchObject({ kind: "answer", status: 200, body: Buffer.from("ok") });
});

test.each<[string, RequestListener]>([
  ["says nothing", () => {}],
  ["begins its answer and stops", (_request, response) => void response.write("half of")],
])("a worker that %s is given up at the deadline", async (_about, answer) => {
  expect(await callOne(answer, 20)).toEqual({ kind: "failed", why: "deadline" });
});

test.each<[string, RequestListener]>([
  ["hangs up", (request) => request.socket.destroy()],
  [
    "hangs up in the middle of its answer",
    (_request, response) => response.write("half of", () => response.destroy()),
  ],
])("a worker that %s is not waited for", async (_about, answer) => {
  expect(await callOne(answer, 60_000)).toEqual({ kind: "failed", why: "unreachable" });
});
