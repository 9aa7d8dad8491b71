import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createCollector } from "../../../src/server/meter/collect.ts";
import type { Collected, WorkerLine } from "../../../src/server/meter/collect.ts";
import { requestTotals } from "../../../src/server/meter/counters.ts";
import { sendSnapshot } from "../../../src/server/meter/worker-snapshot.ts";
import { FakeWorker, snapshotOf } from "./fake-worker.ts";

/** Workers whose page counts are set by hand, and a deadline that passes when the test says so. */
function createSite(pages: number[]) {
  let pass: (() => void) | null = null;
  const add = (index: number) => new FakeWorker(() => snapshotOf({ pages: pages[index] ?? 0 }));
  const workers = pages.map((_, index) => ({ name: `static ${index + 1}`, line: add(index) }));
  const collect = createCollector({
    workers: () => workers,
    deadlineMs: 500,
    startTimer(run) {
      pass = run;
      return () => {
        pass = null;
      };
    },
  });
  return { workers, add, collect, passDeadline: () => pass?.(), waits: () => pass !== null };
}

const pagesOf = ({ counters }: Collected): number =>
  requestTotals(counters).reduce((sum, { count }) => sum + count, 0);

describe("collecting", () => {
  test("no workers: zeros, at once", async () => {
    const { collect } = createSite([]);
    const found = await collect();
    expect([pagesOf(found), found.workers, found.silent]).toEqual([0, [], []]);
  });

  test("all answer: the sum, and the deadline is called off", async () => {
    const site = createSite([3, 4]);
    const found = await site.collect();
    expect([pagesOf(found), found.silent, found.counters.connections]).toEqual([7, [], 20]);
    expect(found.workers.map(({ name }) => name)).toEqual(["static 1", "static 2"]);
    expect(site.waits()).toBe(false);
  });

  test("a hung worker is named at the deadline and stands with what it said last", async () => {
    const pages = [3, 4];
    const site = createSite(pages);
    const hung = site.workers[1]!.line;
    await site.collect();
    hung.hangs = true;
    [pages[0], pages[1]] = [5, 6];
    const waiting = site.collect();
    await Promise.resolve();
    site.passDeadline();
    const found = await waiting;
    expect([pagesOf(found), found.silent]).toEqual([9, ["static 2"]]);
    expect(found.workers.length).toBe(2);
  });

  test("a worker that hung from the start is named and missing; it is asked once however often one looks", async () => {
    const site = createSite([3, 4]);
    const hung = site.workers[1]!.line;
    hung.hangs = true;
    for (let look = 0; look < 5; look += 1) {
      const waiting = site.collect();
      await Promise.resolve();
      site.passDeadline();
      const found = await waiting;
      expect([pagesOf(found), found.silent, found.workers.length]).toEqual([3, ["static 2"], 1]);
    }
    expect(hung.asked).toBe(1);
    hung.wake();
    const found = await site.collect();
    expect([pagesOf(found), found.silent, hung.asked]).toEqual([7, [], 2]);
  });

  test("a worker that dies before it answers is not waited for", async () => {
    const site = createSite([3, 4]);
    const dying = site.workers[1]!.line;
    dying.hangs = true;
    const waiting = site.collect();
    dying.die();
    const found = await waiting;
    expect([pagesOf(found), found.silent, found.workers.length]).toEqual([3, [], 1]);
  });

  test("totals never go down: a dead worker's counts stay, its gauges go, its successor adds", async () => {
    const pages = [3, 4];
    const site = createSite(pages);
    await site.collect();
    site.workers[1]!.line.die();
    const dead = await site.collect();
    expect([pagesOf(dead), dead.counters.connections, dead.workers.length]).toEqual([7, 10, 1]);
    pages[1] = 2;
    site.workers[1] = { name: "static 2", line: site.add(1) };
    const back = await site.collect();
    expect([pagesOf(back), back.counters.connections, back.workers.length]).toEqual([9, 20, 2]);
    expect(pagesOf(await site.collect())).toBe(9);
  });

  test("a worker that left the list and still drains is counted until it ends, and once after", async () => {
    const pages = [3, 4];
    const site = createSite(pages);
    await site.collect();
    const [, draining] = site.workers.splice(1, 1);
    pages[1] = 9;
    expect(pagesOf(await site.collect())).toBe(12);
    draining?.line.die();
    expect(pagesOf(await site.collect())).toBe(12);
    expect(pagesOf(await site.collect())).toBe(12);
  });

  test("the visitors of a dead worker are still there, of the last sixteen at most", async () => {
    const site = createSite([3]);
    await site.collect();
    const [running] = site.workers;
    for (let death = 1; death <= 20; death += 1) {
      running!.line.die();
      running!.line = site.add(0);
      const { visitors, workers } = await site.collect();
      expect([visitors.length, workers.length]).toEqual([Math.min(death, 16) + 1, 1]);
    }
  });

  test("what a worker tells unasked before it ends is kept", async () => {
    const site = createSite([3]);
    const { line } = site.workers[0]!;
    await site.collect();
    await sendSnapshot(
      {
        on: () => {},
        send: (message, _handle, _options, callback) => {
          line.emit("message", message);
          callback(null);
        },
      },
      snapshotOf({ pages: 8 }),
    );
    line.die();
    expect(pagesOf(await site.collect())).toBe(8);
  });

  test("messages of other kinds are not taken for an answer", async () => {
    const site = createSite([3]);
    const { line } = site.workers[0]!;
    await site.collect();
    for (const other of [null, "snapshot", 7, { kind: "ready" }, { snapshot: 1 }, []])
      line.emit("message", other);
    expect(pagesOf(await site.collect())).toBe(3);
  });

  test("who asks while a collection is under way gets the same one", async () => {
    const site = createSite([3]);
    expect(await Promise.all([site.collect(), site.collect()])).toHaveLength(2);
    expect(site.workers[0]!.line.asked).toBe(1);
  });

  test("real processes: one stopped by a signal does not hold up the other, and answers when it goes on", async () => {
    const modulePath = join(import.meta.dirname, "worker-of-the-test.ts");
    const children = [fork(modulePath), fork(modulePath)];
    onTestFinished(() => {
      for (const child of children) child.kill("SIGKILL");
    });
    await Promise.all(children.map((child) => once(child, "message")));
    const [running, stopped] = children;
    const collect = createCollector({
      workers: () =>
        children.map((line, index): { name: string; line: WorkerLine } => ({
          name: `static ${index + 1}`,
          line,
        })),
      deadlineMs: 150,
    });
    // The first answers may take longer than a deadline on a busy machine.
    let found = await collect();
    while (found.workers.length < 2) found = await collect();
    stopped?.kill("SIGSTOP");
    found = await collect();
    while (!found.silent.includes("static 2")) found = await collect();
    expect(found.workers.length).toBe(2);
    const before = pagesOf(found);
    stopped?.kill("SIGCONT");
    while (found.silent.includes("static 2")) found = await collect();
    expect(pagesOf(found)).toBeGreaterThan(before);
    running?.kill("SIGKILL");
    if (running) await once(running, "exit");
    const after = await collect();
    expect(after.workers.map(({ name }) => name)).toEqual(["static 2"]);
    expect(pagesOf(after)).toBeGreaterThanOrEqual(pagesOf(found));
  });
});
