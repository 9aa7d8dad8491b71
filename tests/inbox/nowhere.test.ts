import { mkdirSync, readFileSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { keepWorker } from "../../src/bench/inbox/kept-worker.ts";
import { readMessages } from "./redaction/marked-messages.ts";
import { temporaryFolder } from "./support/both-databases.ts";

/** What a visitor must not find anywhere: long enough not to stand somewhere by chance. */
const leastLength = 7;

test("what was removed is in no file and no output: not in the database, its log, a temporary file or a crash report", async () => {
  const folder = temporaryFolder();
  const inFolder = (name: string) => join(folder, name);
  for (const name of ["data", "tmp", "reports"]) mkdirSync(inFolder(name));
  const worker = keepWorker(
    inFolder("worker.sock"),
    { folder: inFolder("data") },
    {
      env: { TMPDIR: inFolder("tmp"), NODE_DEBUG: "http,fs" },
      execArgv: [
        "--report-on-signal",
        "--report-uncaught-exception",
        `--report-directory=${inFolder("reports")}`,
      ],
    },
  );
  onTestFinished(() => worker.kill());
  await worker.ready();
  const messages = readMessages("known.txt");
  const send = ({ text }: { text: string }) => post(inFolder("worker.sock"), text);
  const stored = await Promise.all(messages.map(send));
  expect(new Set(stored)).toEqual(new Set([303]));

  // The same again while nothing can be stored: what is refused must leave no trace either.
  const other = new DatabaseSync(join(folder, "data", "inbox.sqlite"));
  other.exec("BEGIN IMMEDIATE");
  const refused = await Promise.all(messages.slice(0, 20).map(send));
  expect(new Set(refused)).toEqual(new Set([503]));
  other.exec("ROLLBACK");
  other.close();

  const reported = new Promise<void>((resolve) => {
    const watching = watch(inFolder("reports"), () => {
      if (readdirSync(inFolder("reports")).length === 0) return;
      watching.close();
      resolve();
    });
  });
  process.kill(worker.pid(), "SIGUSR2");
  await reported;
  await worker.kill();

  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThanOrEqual(2);
  const written = [worker.output(), ...files.map((file) => readFileSync(file, "utf8"))].join("\n");
  expect(written).toContain("and the form says it is not valid.");
  const leaked = messages
    .flatMap(({ text, marked }) => marked.map(({ start, end }) => text.slice(start, end)))
    .filter((secret) => secret.length >= leastLength && written.includes(secret));
  expect(leaked).toEqual([]);
});

/** Sends words as the form does; gives the status. */
function post(socketPath: string, words: string): Promise<number> {
  const form = { page: "immigrate/visit", language: "en", found: "no", words };
  const body = new URLSearchParams(form).toString();
  return new Promise((resolve, reject) => {
    const outgoing = request({
      socketPath,
      method: "POST",
      path: "/api/feedback?language=en",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "content-length": Buffer.byteLength(body),
      },
    });
    outgoing.on("response", (incoming) => {
      incoming.resume();
      incoming.on("end", () => resolve(incoming.statusCode ?? 0));
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
