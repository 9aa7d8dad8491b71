import { randomUUID } from "node:crypto";
import { createCommitLine } from "../../inbox/store/commit-line.ts";
import type { DatabasePlace, InboxDatabase } from "../../inbox/store/database.ts";
import { createDatabase } from "../../inbox/store/database.ts";
import type { FeedbackRecord } from "../../inbox/store/feedback-records.ts";
import { addFeedback } from "../../inbox/store/feedback-records.ts";

/** How messages get to the disk: several in one commit, or each in its own. */
export const commitModes = ["together", "one by one"] as const;
export type CommitMode = (typeof commitModes)[number];

/** What is measured, and for how long. */
export interface CommitPlan {
  place: DatabasePlace;
  mode: CommitMode;
  /** Visitors who wait for their answer at the same time. */
  writers: number;
  seconds: number;
}

/** What it cost. CPU is that of this process; a database server of its own comes on top. */
export interface CommitFigures {
  database: InboxDatabase["kind"];
  mode: CommitMode;
  writers: number;
  durablePerSecond: number;
  durablePerCpuSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** Writes for a while, each writer again as soon as its message is on disk. */
export async function measureCommits(plan: CommitPlan): Promise<CommitFigures> {
  const { place, mode, writers, seconds } = plan;
  const database = createDatabase(place);
  await database.tables();
  const alone = (record: FeedbackRecord) => addFeedback(database, [record]);
  const line = createCommitLine<FeedbackRecord>((records) => addFeedback(database, records));
  const add = mode === "together" ? (record: FeedbackRecord) => line.add(record) : alone;
  const tookMs: number[] = [];
  const write = async (endMs: number): Promise<void> => {
    while (performance.now() < endMs) {
      const sentMs = performance.now();
      await add(message());
      tookMs.push(performance.now() - sentMs);
    }
  };
  const round = async (forMs: number): Promise<void> => {
    const endMs = performance.now() + forMs;
    await Promise.all(Array.from({ length: writers }, () => write(endMs)));
  };
  await round(500);
  tookMs.length = 0;
  const [startMs, cpuBefore] = [performance.now(), process.cpuUsage()];
  await round(seconds * 1000);
  const cpu = process.cpuUsage(cpuBefore);
  const passedS = (performance.now() - startMs) / 1000;
  await database.close();
  tookMs.sort((a, b) => a - b);
  const at = (share: number) => tookMs[Math.ceil(share * tookMs.length) - 1] ?? Number.NaN;
  return {
    database: database.kind,
    mode,
    writers,
    durablePerSecond: Math.round(tookMs.length / passedS),
    durablePerCpuSecond: Math.round(tookMs.length / ((cpu.user + cpu.system) / 1e6)),
    p50Ms: round2(at(0.5)),
    p99Ms: round2(at(0.99)),
  };
}

/** An opinion of the usual length. */
function message(): FeedbackRecord {
  return {
    id: randomUUID(),
    received: new Date().toISOString(),
    page: "immigrate/visit",
    language: "en",
    found: "no",
    reason: "unclear",
    words: "The table on fees does not say which of the two applies to a child. ".repeat(3),
  };
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
