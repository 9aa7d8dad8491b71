import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { toCountryNumber, toVisitorLabel } from "../../../src/server/meter/visitor-label.ts";
import { createVisitors, summarizeVisitors } from "../../../src/server/meter/visitors.ts";
import { hashPerson } from "./people.ts";

const minuteMs = 60_000;
const startMs = Date.UTC(2016, 10, 9, 1);
const label = toVisitorLabel("en", toCountryNumber("US"));

/** `count` people, from number `from` on, who each read one page at `atMs`. */
function come(
  visitors: ReturnType<typeof createVisitors>,
  { from, count, atMs }: { from: number; count: number; atMs: number },
): void {
  for (let person = from; person < from + count; person += 1)
    visitors.see(...hashPerson(1, person), label, atMs);
}

function countAt(visitors: ReturnType<typeof createVisitors>, nowMs: number): number {
  return summarizeVisitors([visitors.snapshot(nowMs)], nowMs).visitors;
}

describe("visitors now", () => {
  test("a site without workers, and a worker without visitors, have none", () => {
    expect(summarizeVisitors([], startMs).visitors).toBe(0);
    expect(countAt(createVisitors(), startMs)).toBe(0);
  });

  test.each([
    ["at once", 0, 1000],
    ["four minutes and a half later", 4.5, 1000],
    ["five minutes later: they came at the start of the oldest minute", 5, 1000],
    ["half of the oldest minute later, half are counted", 5.5, 500],
    ["six minutes later", 6, 0],
    ["a day later", 1440, 0],
  ])("a thousand people who came once: %s", (_about, minutes, expected) => {
    const visitors = createVisitors();
    come(visitors, { from: 0, count: 1000, atMs: startMs });
    const found = countAt(visitors, startMs + minutes * minuteMs);
    expect(Math.abs(found - expected)).toBeLessThanOrEqual(expected * 0.03);
  });

  test("who reads on stays one person", () => {
    const visitors = createVisitors();
    for (let second = 0; second < 600; second += 10)
      come(visitors, { from: 7, count: 20, atMs: startMs + second * 1000 });
    expect(Math.round(countAt(visitors, startMs + 600_000))).toBe(20);
  });

  test("a steady stream gives the same number at every second, that of a slow exact count", () => {
    const visitors = createVisitors();
    const seenAtMs: number[] = [];
    for (let second = 0; second < 900; second += 1) {
      const atMs = startMs + second * 1000;
      come(visitors, { from: second * 20, count: 20, atMs });
      for (let one = 0; one < 20; one += 1) seenAtMs.push(atMs);
      if (second < 400 || second % 7 !== 0) continue;
      const exact = seenAtMs.filter((ms) => ms > atMs - 5 * minuteMs).length;
      expect(Math.abs(countAt(visitors, atMs) / exact - 1), `second ${second}`).toBeLessThan(0.03);
    }
  });

  test("two workers that saw the same people, and others, count each once", () => {
    const [one, other] = [createVisitors(), createVisitors()];
    come(one, { from: 0, count: 3000, atMs: startMs });
    come(other, { from: 1000, count: 3000, atMs: startMs + minuteMs });
    const nowMs = startMs + 2 * minuteMs;
    const both = [one.snapshot(nowMs), other.snapshot(nowMs)];
    const merged = summarizeVisitors(both, nowMs);
    expect(Math.abs(merged.visitors / 4000 - 1)).toBeLessThan(0.03);
    expect(summarizeVisitors(both.toReversed(), nowMs)).toEqual(merged);
    expect(summarizeVisitors(JSON.parse(JSON.stringify(both)), nowMs)).toEqual(merged);
  });

  test.each([
    ["a minute and a half later it stands", 1.5, 1000],
    ["in its sixth minute it fades", 5.5, 500],
    ["then it is gone", 6, 0],
    ["a clock set back does not matter", -1.5, 1000],
  ])("what a hung worker said last: %s", (_about, minutes, expected) => {
    const hung = createVisitors();
    come(hung, { from: 0, count: 1000, atMs: startMs });
    const { visitors } = summarizeVisitors([hung.snapshot(startMs)], startMs + minutes * minuteMs);
    expect(Math.abs(visitors - expected)).toBeLessThanOrEqual(expected * 0.03);
  });

  test("when the minute turns between two answers, what is older than five minutes is left out", () => {
    const early = createVisitors();
    come(early, { from: 0, count: 1000, atMs: startMs });
    const lastMs = startMs + 6 * minuteMs - 1;
    expect(summarizeVisitors([early.snapshot(lastMs)], lastMs + 2).visitors).toBe(0);
  });

  test("a minute that turns between two workers' answers loses nobody", () => {
    const [early, late] = [createVisitors(), createVisitors()];
    come(early, { from: 0, count: 1000, atMs: startMs });
    come(late, { from: 1000, count: 1000, atMs: startMs });
    const turnMs = startMs + minuteMs;
    const found = summarizeVisitors(
      [early.snapshot(turnMs - 1), late.snapshot(turnMs)],
      turnMs + 1,
    );
    expect(Math.abs(found.visitors / 2000 - 1)).toBeLessThan(0.03);
  });

  test.each([
    ["a little back, as clocks are set: people of both times are here", -90_000, 2000],
    ["an hour back: it begins anew", -60 * minuteMs, 1000],
    ["an hour on: those before have gone", 60 * minuteMs, 1000],
  ])("a clock that jumps %s", (_about, jumpMs, expected) => {
    const visitors = createVisitors();
    come(visitors, { from: 0, count: 1000, atMs: startMs });
    come(visitors, { from: 1000, count: 1000, atMs: startMs + jumpMs });
    const nowMs = startMs + Math.max(jumpMs, jumpMs < -5 * minuteMs ? jumpMs : 0);
    expect(Math.abs(countAt(visitors, nowMs) / expected - 1)).toBeLessThan(0.03);
  });

  test("at the first minutes of time there is no slot before", () => {
    const visitors = createVisitors();
    come(visitors, { from: 0, count: 10, atMs: 0 });
    expect(Math.round(countAt(visitors, 1))).toBe(10);
  });
});

test("shares by language and country follow the people, not the pages: within two points", () => {
  const visitors = createVisitors();
  for (let person = 0; person < 40_000; person += 1) {
    const country = person % 10 < 5 ? "US" : person % 10 < 8 ? "CA" : undefined;
    const language = person % 4 === 0 ? "fr" : "en";
    const one = toVisitorLabel(language, toCountryNumber(country));
    // French readers read ten pages, the others one; everybody came by the page without a language.
    visitors.see(...hashPerson(1, person), toVisitorLabel(null, toCountryNumber(country)), startMs);
    for (let page = 0; page < (language === "fr" ? 10 : 1); page += 1)
      visitors.see(...hashPerson(1, person), one, startMs + page);
  }
  const { languages, countries } = summarizeVisitors([visitors.snapshot(startMs)], startMs);
  expect(languages.none).toBe(0);
  expect(Math.abs(languages.fr - 0.25)).toBeLessThan(0.02);
  expect(countries.map(({ country }) => country)).toEqual(["US", "CA", "unknown"]);
  for (const [place, share] of [0.5, 0.3, 0.2].entries())
    expect(Math.abs((countries[place]?.share ?? 0) - share)).toBeLessThan(0.02);
});

test("with the hash a server would use: HMAC of an address, 100 to 20,000 people, within 3 %", () => {
  for (const people of [100, 1000, 20_000]) {
    const visitors = createVisitors();
    for (let person = 0; person < people; person += 1) {
      const digest = createHmac("sha256", "key of the test").update(`192.0.2.${person}`).digest();
      visitors.see(digest.readUInt32BE(0), digest.readUInt32BE(4), label, startMs);
    }
    expect(Math.abs(countAt(visitors, startMs) / people - 1), `${people}`).toBeLessThan(0.03);
  }
});

test("a snapshot is two sketches in text and a minute: nothing in it grows with the crowd", () => {
  const visitors = createVisitors();
  come(visitors, { from: 0, count: 50_000, atMs: startMs });
  const { minute, newest, oldest } = visitors.snapshot(startMs);
  expect(minute).toBe(startMs / minuteMs);
  expect([newest.length, oldest.length]).toEqual([87_384, 87_384]);
});
