import { describe, expect, test } from "vitest";
import { Refusal } from "../../../src/cli/refusal.ts";
import { openResults } from "../../../src/surge/report/read-results.ts";
import { gather, toLines } from "./small-run.ts";
import type { SmallRun } from "./small-run.ts";

const calm: SmallRun = { seconds: 25, pagesOf: () => [10, 20, 30] };
const shard = (index: number, of: number): Partial<SmallRun> => ({
  header: { shard: { index, of } },
});

async function readAll(lines: string[]): Promise<number> {
  const reader = await openResults("a.jsonl", lines);
  let count = 0;
  for (; reader.peek() !== null; count++) await reader.take();
  return count;
}

describe("files that are no results", () => {
  const [header = "", second = ""] = toLines(calm);
  test.each<[string, string[], RegExp]>([
    ["an empty one", [], /^a\.jsonl does not begin with a header/],
    ["a text", ["hello"], /^a\.jsonl, line 1: is not JSON/],
    ["one without its header", [second], /^a\.jsonl does not begin with a header/],
    ["one broken in the middle", [header, "{", second], /^a\.jsonl, line 2: is not JSON/],
    [
      "one with a wrong field",
      [header, second.replace('"visitors":10', '"visitors":-1'), second],
      /^a\.jsonl, line 2: visitors: /,
    ],
    ["one with a line of another kind", [header, '{"kind":"other"}'], /^a\.jsonl, line 2: kind: /],
  ])("%s", async (_, lines, message) => {
    await expect(readAll(lines)).rejects.toThrow(message);
    await expect(readAll(lines)).rejects.toBeInstanceOf(Refusal);
  });

  test("a last line that is cut off is left out: the run was killed", async () => {
    expect(await readAll([header, second, second.slice(0, 50)])).toBe(1);
  });
});

describe("files that are not of one run", () => {
  test.each<[string, Partial<SmallRun>, Partial<SmallRun>, string]>([
    ["the same part twice", shard(0, 2), shard(0, 2), "both are part 1 of 2"],
    ["another number of parts", shard(0, 2), shard(1, 3), "one is of 2 parts and the other of 3"],
    [
      "another seed",
      shard(0, 2),
      { header: { shard: { index: 1, of: 2 }, seed: 2 } },
      "the seed is 1 in one and 2 in the other",
    ],
  ])("%s", async (_, one, other, why) => {
    await expect(gather({ ...calm, ...one }, { ...calm, ...other })).rejects.toThrow(
      `part-0.jsonl and part-1.jsonl are not parts of one run: ${why}. To set two runs side by side, use compare.`,
    );
  });
});

describe("shards", () => {
  test("merged are what one generator would have measured", async () => {
    const times = (second: number): number[] =>
      Array.from({ length: 40 }, (_, index) => ((second * 37 + index * 13) % 97) + 1);
    const whole = await gather({ seconds: 25, pagesOf: times });
    const parts = await gather(
      ...[0, 1, 2].map((index) => ({
        seconds: 25,
        pagesOf: (second: number) => times(second).filter((_, page) => page % 3 === index),
        ...shard(index, 3),
      })),
    );
    expect(parts.counts).toEqual(whole.counts);
    expect(parts.windows).toEqual(whole.windows);
    expect(parts.verdict).toEqual(whole.verdict);
    for (const percent of [1, 50, 90, 99, 99.9])
      expect(parts.histograms.pages.response.percentileMs(percent)).toBe(
        whole.histograms.pages.response.percentileMs(percent),
      );
    expect(parts.peakVisitors).toBe(30);
    expect([parts.generator.cpuMs, parts.server?.cpuMs]).toEqual([7500, 2500]);
  });

  test("a limit can hold in every part and fail in the whole", async () => {
    const limit = { limits: ["requests <= 50 in every 10s"] };
    const part = (index: number): SmallRun => ({
      ...calm,
      header: { shard: { index, of: 2 }, ...limit },
    });
    expect((await gather({ ...calm, header: limit })).verdict.outcome).toBe("held");
    const { verdict } = await gather(part(0), part(1));
    expect(verdict).toMatchObject({
      outcome: "failed",
      limits: [{ value: 60, worstAtSecond: 0, held: false }],
    });
  });

  test("a part that is not there is named", async () => {
    expect((await gather({ ...calm, ...shard(1, 3) })).missingShards).toEqual([0, 2]);
  });

  test("a shorter part ends earlier, and the rest goes on", async () => {
    const run = await gather({ ...calm, ...shard(0, 2) }, { ...calm, seconds: 12, ...shard(1, 2) });
    expect(run.seconds.map(({ pages }) => pages)).toEqual([
      ...Array(12).fill(6),
      ...Array(13).fill(3),
    ]);
    expect(run.windows.map(({ requests }) => requests)).toEqual([60, 36, 15]);
  });
});

describe("verdict of a merged run", () => {
  test.each<[string, Partial<SmallRun>, string]>([
    ["all limits hold", {}, "held"],
    ["an error", { errors: 1 }, "failed"],
    [
      "ten slow seconds",
      { pagesOf: (second) => [second >= 10 && second < 20 ? 300 : 5] },
      "failed",
    ],
    ["a late generator", { lateMs: 51 }, "invalid"],
    ["a late generator and an error", { lateMs: 51, errors: 1 }, "invalid"],
    ["stopped by a person", { stopped: true, errors: 1 }, "stopped"],
    ["killed", { withSummary: false }, "stopped"],
    ["nothing sent", { pagesOf: () => [] }, "invalid"],
  ])("%s", async (_, change, outcome) => {
    expect((await gather({ ...calm, ...change })).verdict.outcome).toBe(outcome);
  });
});
