import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { keepWorker } from "../../src/bench/inbox/kept-worker.ts";
import { askOverSocket } from "../support/matrix.ts";
import { startSite } from "../support/running-site.ts";
import { temporaryFolder } from "./support/both-databases.ts";
import type { Means } from "./support/small-disk.ts";
import { findMeans, openSmallDisk } from "./support/small-disk.ts";

/** Words that fill a good part of a page of the file. */
const wordsOf = (number: number) =>
  `message ${number} ${"on the table of fees ".repeat(25)}`.trim();
const bodyOf = (words: string) =>
  new URLSearchParams({ page: "immigrate/visit", language: "en", found: "no", words }).toString();

/** Messages that a full disk may still take, since a file has room up to the end of its last block. */
const mostSlack = 12;

/** How long the whole site may take to answer on a busy machine. */
const patience = { timeout: 40_000, interval: 200 };

/** A form worker on a folder. */
async function worker(folder: string) {
  const socketPath = join(temporaryFolder(), "worker.sock");
  const kept = keepWorker(socketPath, { folder });
  onTestFinished(() => kept.kill());
  await kept.ready();
  const send = (words: string): Promise<{ status: number; page: string }> =>
    new Promise((resolve, reject) => {
      const body = bodyOf(words);
      const headers = {
        "content-type": "application/x-www-form-urlencoded",
        "content-length": Buffer.byteLength(body),
      };
      const options = { socketPath, method: "POST", path: "/api/feedback?language=en", headers };
      request(options, (answer) => {
        text(answer).then((page) => resolve({ status: answer.statusCode ?? 0, page }), reject);
      })
        .on("error", reject)
        .end(body);
    });
  return { send, pid: kept.pid };
}

function stored(folder: string): string[] {
  const database = new DatabaseSync(join(folder, "inbox.sqlite"));
  const rows = database.prepare("SELECT words FROM feedback").all();
  database.close();
  return rows.map(({ words }) => String(words)).toSorted();
}

const found = findMeans();
const about =
  found === null ? "a full disk: this user can have none here" : `a full disk (${found})`;

describe.skipIf(found === null)(about, () => {
  const means: Means = found ?? "a small file system";

  test("503 with the visitor's words, then taken again without a restart; acknowledged is stored", async () => {
    const disk = openSmallDisk(means);
    const { send, pid } = await worker(disk.folder);
    const acknowledged: string[] = [];
    const sendOne = async (number: number) => {
      const { status, page } = await send(wordsOf(number));
      if (status === 303) acknowledged.push(wordsOf(number));
      return { status, page };
    };
    expect((await sendOne(0)).status).toBe(303);
    disk.fill(pid());
    let number = 1;
    while ((await sendOne(number)).status === 303 && number < mostSlack) number += 1;
    const [refused, again] = [await sendOne(100), await sendOne(101)];
    expect([refused.status, again.status]).toEqual([503, 503]);
    expect(refused.page).toContain(`${wordsOf(100)}</textarea>`);
    disk.free(pid());
    expect((await sendOne(200)).status).toBe(303);
    expect(stored(disk.folder)).toEqual(acknowledged.toSorted());
  });

  test("full from the beginning: refused, and taken once there is room", async () => {
    const disk = openSmallDisk(means);
    const { send, pid } = await worker(disk.folder);
    disk.fill(pid());
    expect((await send("too early")).status).toBe(503);
    disk.free(pid());
    expect((await send("in time")).status).toBe(303);
    expect(stored(disk.folder)).toEqual(["in time"]);
  });

  test("the whole site: every page is served while forms get their words back", async () => {
    const disk = openSmallDisk(means);
    const site = await startSite({
      FRESHET_DATA: disk.folder,
      FRESHET_CLIENT_HEADER: "x-client",
      FRESHET_TRUSTED_PEERS: "127.0.0.1",
      FRESHET_DYNAMIC_DEADLINE_MS: "10000",
    });
    onTestFinished(site.remove);
    await site.says(/Forms are open/);
    let client = 0;
    const send = (words: string) => {
      client += 1;
      return askOverSocket(site.port, {
        method: "POST",
        target: "/api/feedback?language=en",
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "sec-fetch-site": "same-origin",
          "x-client": `192.0.2.${client % 250}`,
        },
        body: bodyOf(words),
      });
    };
    const pages = async () => {
      const get = { method: "GET", headers: {}, body: "" };
      const targets = ["/en/", "/fr/", "/en/privacy/", "/fr/confidentialite/", "/healthz"];
      const answers = await Promise.all(
        targets.map((target) => askOverSocket(site.port, { ...get, target })),
      );
      return answers.map(({ status }) => status);
    };
    // A machine that is busy sheds forms for other reasons: what is waited for is the answer of the store.
    const taken = (words: string) =>
      vi.waitFor(async () => expect((await send(words)).status).toBe(303), patience);
    const notKept = async (number: number) => {
      const { status, body } = await send(wordsOf(number));
      expect([status, body.toString()]).toEqual([
        503,
        expect.stringContaining("could not be kept"),
      ]);
      return body.toString();
    };
    const dynamicWorker = workerOf(site.process.pid ?? 0);
    await taken("before");
    disk.fill(dynamicWorker);
    const page = await vi.waitFor(() => notKept(client), patience);
    expect(page).toContain("on the table of fees</textarea>");
    expect(await pages()).toEqual([200, 200, 200, 200, 200]);
    disk.free(dynamicWorker);
    await taken("after");
    expect(stored(disk.folder)).toContain("after");
    expect(workerOf(site.process.pid ?? 0)).toBe(dynamicWorker);
  });
});

test("a folder that nobody may write to, then may: refused, then taken without a restart", async (context) => {
  const folder = temporaryFolder();
  const allow = closeFolder(folder);
  if (allow === null) return context.skip("root writes everywhere, and may not mount here");
  const { send } = await worker(folder);
  const { status, page } = await send("meanwhile");
  expect([status, page.includes("meanwhile</textarea>")]).toEqual([503, true]);
  allow();
  expect((await send("after")).status).toBe(303);
  expect(stored(folder)).toEqual(["after"]);
});

/** Makes a folder read-only; gives what ends it, or null where this user cannot be kept from writing. */
function closeFolder(folder: string): (() => void) | null {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    return () => chmodSync(folder, 0o700);
  }
  if (found !== "a small file system") return null;
  execFileSync("mount", ["-t", "tmpfs", "-o", "ro,size=1m", "none", folder]);
  onTestFinished(() => void execFileSync("umount", ["--lazy", folder]));
  return () => void execFileSync("mount", ["-o", "remount,rw", folder]);
}

/** Process id of the server's dynamic worker. */
function workerOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  const worker = children.find((child) =>
    readFileSync(`/proc/${child}/cmdline`, "utf8").includes("dynamic-worker"),
  );
  if (worker === undefined) throw new Error(`The server ${pid} has no dynamic worker`);
  return Number(worker);
}
