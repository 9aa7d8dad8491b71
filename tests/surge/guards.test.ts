import { describe, expect, test } from "vitest";
import {
  createErrorGuard,
  createMemoryGuard,
  createRateGuard,
  joinGuards,
} from "../../src/surge/guards.ts";
import type { Guard } from "../../src/surge/guards.ts";
import { createPermissionGuard } from "../../src/surge/permission-guard.ts";
import type { Permission } from "../../src/surge/permission.ts";
import { createCounts } from "../../src/surge/results/counts.ts";

/** The seconds after which the guard stopped the run, or null: `[requests, errors]` of each second. */
function stopAt(guard: Guard, rows: readonly (readonly [number, number])[]): number | null {
  for (const [second, [requests, errors]] of rows.entries()) {
    const counts = createCounts();
    Object.assign(counts.scopes.pages, { requests, errors });
    if (guard({ second, counts }) !== null) return second;
  }
  return null;
}

const times = <T>(count: number, row: T): T[] => Array.from({ length: count }, () => row);

describe("errors", () => {
  test.each<[string, (readonly [number, number])[], number | null]>([
    ["none", times(20, [100, 0]), null],
    ["as many as the bound allows", times(20, [100, 50]), null],
    ["more from the first second on: after so many seconds, not before", times(20, [100, 51]), 4],
    [
      "one bad second among good ones",
      [...times(6, [100, 0] as const), [100, 100], ...times(6, [100, 0] as const)],
      null,
    ],
    [
      "a site that dies in the middle",
      [...times(6, [100, 0] as const), ...times(9, [100, 100] as const)],
      8,
    ],
    ["nothing was sent", times(20, [0, 0]), null],
  ])("%s", (_, rows, expected) => {
    expect(stopAt(createErrorGuard({ percent: 50, seconds: 5 }), rows)).toBe(expected);
  });

  test("all may fail when the bound is 100 %", () => {
    expect(stopAt(createErrorGuard({ percent: 100, seconds: 5 }), times(20, [9, 9]))).toBeNull();
  });
});

test("memory that runs out, said with the remedy", () => {
  const left = [900e6, 300e6, 150e6];
  const guard = createMemoryGuard({ leastBytes: 200e6, readFreeBytes: () => left.shift() ?? 0 });
  const second = { second: 0, counts: createCounts() };
  expect([guard(second), guard(second)]).toEqual([null, null]);
  expect(guard(second)).toBe(
    "Stopped by its guard: 150 MB of memory are left (bound: 200 MB). Use fewer --visitors, or set --stop-memory.",
  );
});

test.each<[string, (readonly [number, number])[], number | null]>([
  ["the permitted rate", times(30, [100, 0]), null],
  [
    "a second above it",
    [...times(15, [100, 0] as const), [150, 0], ...times(9, [100, 0] as const)],
    null,
  ],
  ["a tenth more for long", times(30, [111, 0]), 9],
])("a rate of 100 a second: %s", (_, rows, expected) => {
  expect(stopAt(createRateGuard(100), rows)).toBe(expected);
});

test("of several guards the first that speaks is heard", () => {
  const guard = joinGuards([() => null, () => "second", () => "third"]);
  expect(guard({ second: 0, counts: createCounts() })).toBe("second");
});

describe("the permission", () => {
  const permission: Permission = { untilMs: 1, requestsPerSecond: 100, contact: "ops" };
  type Read = Permission | { error: string; isSaid: boolean };

  /** Runs through minutes of seconds; each reading is done before the next second. */
  async function run(reads: Read[]): Promise<{ stoppedAt: number | null; reason: string | null }> {
    const guard = createPermissionGuard(permission, {
      read: async () => reads.shift() ?? permission,
    });
    for (let second = 0; second < 300; second++) {
      const reason = guard({ second, counts: createCounts() });
      if (reason !== null) return { stoppedAt: second, reason };
      // The file is read in the background, in a few turns of promises.
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    }
    return { stoppedAt: null, reason: null };
  }
  const away = { error: "gives 404", isSaid: true };
  const busy = { error: "gives 503", isSaid: false };

  test.each<[string, Read[], number | null]>([
    ["stands", [], null],
    ["is taken back", [permission, away], 60],
    ["cannot be read once or twice, since the site is busy", [busy, busy, permission, busy], null],
    ["cannot be read three times in a row", [busy, busy, busy], 90],
    ["is for fewer requests now", [{ ...permission, requestsPerSecond: 50 }], 30],
    ["is for more now", [{ ...permission, requestsPerSecond: 500 }], null],
  ])("%s", async (_, reads, expected) => {
    expect((await run(reads)).stoppedAt).toBe(expected);
  });

  test("says what the target said", async () => {
    expect((await run([away])).reason).toBe(
      "Stopped by its guard: the target permits it no more: /.well-known/load-test-permission.json gives 404.",
    );
  });
});
