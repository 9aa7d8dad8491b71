import { expect, test } from "vitest";
import { runKills } from "../../src/bench/inbox/kill-run.ts";
import { onBothDatabases, temporaryFolder } from "./support/both-databases.ts";

onBothDatabases((fresh) => {
  test("every message that was acknowledged is there once, however often the worker is killed (kill -9)", async () => {
    const { place } = await fresh();
    const plan = {
      writers: 20,
      kills: 4,
      mostBetween: 40,
      folder: temporaryFolder(),
      place,
      random: Math.random,
    };
    const { acknowledged, stored, missing, repeated } = await runKills(plan);
    expect({ missing, repeated }).toEqual({ missing: [], repeated: [] });
    expect(acknowledged).toBeGreaterThan(4);
    expect(stored).toBeGreaterThanOrEqual(acknowledged);
  });
});
