import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { Ask } from "../../src/surge/browser/ask.ts";
import { createCrowdPlayer } from "../../src/surge/crew/crowd-player.ts";
import { createMerge } from "../../src/surge/crew/merge.ts";
import { createStage } from "../../src/surge/crew/player.ts";
import type { Answer, Connection, Dial } from "../../src/surge/http/connection.ts";
import { parseHead } from "../../src/surge/http/head.ts";
import type { Head } from "../../src/surge/http/head.ts";
import { parseLimit } from "../../src/surge/limits.ts";
import type { Loop } from "../../src/surge/loop.ts";
import { readProfile } from "../../src/surge/read-profile.ts";
import { createLimitCheck } from "../../src/surge/results/check-windows.ts";
import { createJournal } from "../../src/surge/results/journal.ts";
import { classifyPath } from "../../src/surge/site.ts";
import type { Site } from "../../src/surge/site.ts";
import { createMovedClock } from "./moved-clock.ts";

const HOURS = 48;
const HOUR_MS = 3_600_000;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** What is still needed: bytes of the heap and of buffers after a collection. */
function readLiveBytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const paths = Array.from(
  { length: 40 },
  (_, index) => `/${index % 2 ? "fr" : "en"}/page-${index}/`,
);
const site: Site = {
  pages: new Map(
    paths.map((path) => {
      const links = paths.filter((other) => other !== path);
      return [path, { path, ...classifyPath(path), links, assets: ["/site.css"] }];
    }),
  ),
  missing: [],
  listed: paths.length,
  foreignAssets: 0,
};

/** A site that answers everything after ten milliseconds; its pages change every hour, and with them their ETags. */
function dialTo(loop: Loop): Dial<Ask> {
  const heads = new Map<number, Head | null>();
  const headOf = (hour: number): Head | null => {
    const fields = `Content-Length: 5\r\nETag: "${hour}"\r\nCache-Control: max-age=60`;
    if (!heads.has(hour)) heads.set(hour, parseHead(`HTTP/1.1 200 OK\r\n${fields}`));
    return heads.get(hour) ?? null;
  };
  return (asker) => {
    let isBusy = false;
    const connection: Connection<Ask> = {
      get isBusy() {
        return isBusy;
      },
      send(_, ask) {
        isBusy = true;
        const sentMs = loop.nowMs();
        const onDue = (): void => {
          isBusy = false;
          const doneMs = loop.nowMs();
          const head = headOf(Math.floor(doneMs / HOUR_MS));
          const answer: Answer = {
            head,
            failure: null,
            sentMs,
            doneMs,
            bytes: 100,
            sentAgain: false,
          };
          asker.onAnswer(connection, ask, answer);
        };
        loop.at(sentMs + 10, { onDue });
      },
      giveUp() {},
      close() {},
      cut() {},
    };
    return connection;
  };
}

test("after two days a run needs no more memory than after two hours, give or take 20 MB", () => {
  const clock = createMovedClock();
  const limits = ["errors <= 0", "p99 <= 1500ms in every 10s"].map((text) => {
    const limit = parseLimit(text);
    if ("error" in limit) throw new Error(limit.error);
    return limit;
  });
  const check = createLimitCheck(limits, []);
  let writtenBytes = 0;
  const journal = createJournal({
    second: (line) => void (writtenBytes += JSON.stringify(line).length),
    window(line) {
      writtenBytes += JSON.stringify(line).length;
      check.add(line);
    },
  });
  const load = { cpuMs: 1, rssBytes: 1, processes: 1 };
  const merge = createMerge(1, ({ delta }) =>
    journal.add(delta, { generator: load, server: null }),
  );
  let hasEnded = false;
  const stage = createStage(clock, {
    second: (delta) => merge.add(0, delta, load),
    end: () => (hasEnded = true),
  });
  const job = {
    kind: "crowd" as const,
    profile: readProfile("election-night-2016"),
    curve: { visitors: 40, seconds: HOURS * 3600, phases: ["all"] },
    site,
    target: { origin: "http://127.0.0.1:1", address: "127.0.0.1", protocol: "h1" as const },
    hosts: [],
    seed: 20161108,
    share: { index: 0, of: 1 },
    clientHeader: null,
  };
  createCrowdPlayer(job, stage, dialTo).start();
  clock.run(2 * HOUR_MS);
  const afterTwoHours = readLiveBytes();
  clock.run((HOURS - 1) * HOUR_MS);
  const afterTwoDays = readLiveBytes();
  clock.run();
  expect(hasEnded).toBe(true);

  const { counts } = journal.finish();
  expect(check.finish().every(({ held }) => held)).toBe(true);
  // It was two days of a crowd, not of nothing.
  expect(counts.visits.came).toBeGreaterThan(50_000);
  expect(writtenBytes).toBeGreaterThan(100e6);
  expect((afterTwoDays - afterTwoHours) / 1e6).toBeLessThan(20);
}, 300_000);
