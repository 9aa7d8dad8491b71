import { describe, expect, test } from "vitest";
import { createCollector } from "../../../src/server/meter/collect.ts";
import { createSiteMeter } from "../../../src/server/meter/site-meter.ts";
import { notePeak, peakSameHourLastWeek } from "../../../src/server/meter/week-history.ts";
import { readExposition } from "./exposition.ts";
import { FakeWorker, snapshotOf } from "./fake-worker.ts";

const weekMs = 7 * 86_400_000;
const nightMs = Date.UTC(2016, 10, 8, 20, 30);

function createSite() {
  const clock = { nowMs: nightMs };
  let peaks: ReadonlyMap<number, number> = notePeak(new Map(), nightMs - weekMs, 100);
  let saved = 0;
  const line = new FakeWorker(() => snapshotOf({ pages: 5, people: 1200, nowMs: clock.nowMs }));
  const meter = createSiteMeter({
    collect: createCollector({ workers: () => [{ name: "static 1", line }], deadlineMs: 1000 }),
    history: {
      note: (nowMs, visitors) => {
        peaks = notePeak(peaks, nowMs, visitors);
      },
      sameHourLastWeek: (nowMs) => peakSameHourLastWeek(peaks, nowMs),
      save: async () => {
        saved += 1;
      },
    },
    build: () => "4f2a",
    surgeSwitch: () => false,
    dynamicLoop: () => null,
    inbox: () => null,
    now: () => clock.nowMs,
  });
  return { clock, line, meter, saved: () => saved };
}

describe("the site's meter", () => {
  test("tells visitors now, the same hour last week and their ratio", async () => {
    const { meter } = createSite();
    const metrics = readExposition(await meter.metrics());
    const visitors = metrics["freshet_visitors_now"]?.samples[""] ?? 0;
    expect(Math.abs(visitors / 1200 - 1)).toBeLessThan(0.03);
    expect(metrics["freshet_visitors_same_hour_last_week"]?.samples[""]).toBe(100);
    expect(metrics["freshet_visitors_ratio"]?.samples[""]).toBeCloseTo(visitors / 100, 1);
  });

  test("asked a hundred times in a second, the workers are asked once; a second later, again", async () => {
    const { clock, line, meter } = createSite();
    const texts = await Promise.all(Array.from({ length: 100 }, () => meter.metrics()));
    expect([new Set(texts).size, line.asked]).toEqual([1, 1]);
    clock.nowMs += 1000;
    await meter.metrics();
    expect(line.asked).toBe(2);
  });

  test("a clock that was set back does not freeze the text", async () => {
    const { clock, line, meter } = createSite();
    await meter.metrics();
    clock.nowMs -= 3_600_000;
    await meter.metrics();
    expect(line.asked).toBe(2);
  });

  test("each minute the peak of the hour is noted and saved, and is there a week later", async () => {
    const { clock, meter, saved } = createSite();
    expect(await meter.minute()).toMatch(
      /^Visitors now: \d+; same hour last week: 100; 1[12]\.\d x$/,
    );
    expect(saved()).toBe(1);
    clock.nowMs += weekMs;
    expect(await meter.minute()).toMatch(/same hour last week: 1[12]\d\d; 1\.0 x$/);
    clock.nowMs += 3_600_000;
    expect(await meter.minute()).toMatch(/same hour last week: unknown; no record$/);
  });
});
