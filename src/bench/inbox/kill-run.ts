import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { DatabasePlace } from "../../inbox/store/database.ts";
import { createDatabase } from "../../inbox/store/database.ts";
import { listFeedback } from "../../inbox/store/feedback-records.ts";
import { keepWorker } from "./kept-worker.ts";
import { isWriters, startWriters } from "./writers.ts";

/** How hard the worker is tried. */
export interface KillPlan {
  writers: number;
  kills: number;
  /** Answers between two kills, at most. */
  mostBetween: number;
  /** Folder for the socket. */
  folder: string;
  place: DatabasePlace;
  /** From 0 to 1; decides the moments. */
  random: () => number;
}

/** What came of it: in a store that keeps its word the last two are empty. */
export interface KillOutcome {
  acknowledged: number;
  refused: number;
  stored: number;
  /** Acknowledged, but not in the store. */
  missing: string[];
  /** In the store more than once. */
  repeated: string[];
}

/** Writers write while the worker is killed at random moments, then what was acknowledged is looked for in the store. */
export async function runKills(plan: KillPlan): Promise<KillOutcome> {
  const { writers, kills, mostBetween, folder, place, random } = plan;
  const socketPath = join(folder, "worker.sock");
  const worker = keepWorker(socketPath, place);
  const writing = startWriters(writers, { socketPath, ready: () => worker.ready() });
  for (let kill = 0; kill < kills; kill += 1) {
    await writing.reach(writing.acknowledged.length + 1 + Math.floor(random() * mostBetween));
    // Answers come together, after a commit; the kill shall also come before one and in the middle.
    await wait(random() * 10);
    await worker.kill();
    worker.start();
  }
  await writing.reach(writing.acknowledged.length + 1);
  await writing.stop();
  await worker.kill();
  const database = createDatabase(place);
  const stored = new Map<string, number>();
  for (const { words } of await listFeedback(database, {}))
    if (isWriters(words)) stored.set(words, (stored.get(words) ?? 0) + 1);
  await database.close();
  return {
    acknowledged: writing.acknowledged.length,
    refused: writing.refused(),
    stored: stored.size,
    missing: writing.acknowledged.filter((words) => !stored.has(words)),
    repeated: [...stored].filter(([, times]) => times > 1).map(([words]) => words),
  };
}
