import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openWeekHistory } from "../../../src/server/meter/week-history-file.ts";
import {
  formatRatio,
  notePeak,
  parseFileText,
  peakSameHourLastWeek,
  toFileText,
  toRatio,
} from "../../../src/server/meter/week-history.ts";

const hourMs = 3_600_000;
const weekMs = 168 * hourMs;
const nightMs = Date.UTC(2016, 10, 8, 20, 30);

describe("the same hour last week", () => {
  const lastWeek = notePeak(new Map(), nightMs - weekMs, 16_700);

  test.each([
    ["there is no record at all", new Map<number, number>(), nightMs, null],
    ["the hour before", lastWeek, nightMs - hourMs, null],
    ["the hour after", lastWeek, nightMs + hourMs, null],
    ["two weeks later", lastWeek, nightMs + weekMs, null],
    ["the first millisecond of the hour", lastWeek, nightMs - 30 * 60_000, 16_700],
    ["the last millisecond of the hour", lastWeek, nightMs + 30 * 60_000 - 1, 16_700],
  ])("%s", (_about, history, nowMs, expected) => {
    expect(peakSameHourLastWeek(history, nowMs)).toBe(expected);
  });

  test.each([
    ["no record", 200_000, null, "no record"],
    ["nobody came last week", 200_000, 0, "no record"],
    ["the night itself", 200_000, 16_667, "12.0 x"],
    ["fewer than last week", 50, 100, "0.5 x"],
    ["nobody now", 0, 100, "0.0 x"],
  ])("the ratio: %s", (_about, visitors, before, expected) => {
    expect(formatRatio(toRatio(visitors, before))).toBe(expected);
  });

  test("an hour keeps its highest reading, whole, in whatever order they came", () => {
    const history = [10.4, 30.6, 20].reduce(
      (before, visitors) => notePeak(before, nightMs, visitors),
      new Map() as ReadonlyMap<number, number>,
    );
    expect(peakSameHourLastWeek(history, nightMs + weekMs)).toBe(31);
  });

  test("a month of hours keeps eight days, and the week before can always be looked up", () => {
    let history: ReadonlyMap<number, number> = new Map();
    for (let hour = 0; hour < 24 * 31; hour += 1) {
      history = notePeak(history, nightMs + hour * hourMs, hour);
      if (hour >= 168)
        expect(peakSameHourLastWeek(history, nightMs + hour * hourMs)).toBe(hour - 168);
    }
    expect(history.size).toBe(192);
  });
});

describe("the file's text", () => {
  test.each([
    ["cut off in the middle", '{"version":1,"pea', "it is not JSON"],
    ["empty", "", "it is not JSON"],
    ["another version", '{"version":2,"peaks":{}}', "version"],
    ["an hour that is a day", '{"version":1,"peaks":{"2016-11-08":1}}', 'peaks["2016-11-08"]'],
    ["an hour that does not exist", '{"version":1,"peaks":{"2016-11-08T25Z":1}}', "does not exist"],
    ["less than nobody", '{"version":1,"peaks":{"2016-11-08T20Z":-1}}', "peaks"],
    ["a list", "[]", "object"],
  ])("%s", (_about, text, expected) => {
    const { history, wrong } = parseFileText(text);
    expect(history).toBeNull();
    expect(wrong).toContain(expected);
  });

  test("written and read again it is the same, and a person can read it", () => {
    const history = notePeak(notePeak(new Map(), nightMs, 16_700), nightMs + hourMs, 5);
    expect(parseFileText(toFileText(history)).history).toEqual(history);
    expect(JSON.parse(toFileText(history))).toEqual({
      version: 1,
      peaks: { "2016-11-08T20Z": 16_700, "2016-11-08T21Z": 5 },
    });
  });
});

describe("the file", () => {
  function folder(): string {
    const made = mkdtempSync(join(tmpdir(), "freshet-week-"));
    onTestFinished(() => rmSync(made, { recursive: true }));
    return made;
  }

  test("broken: it is put aside and said, and a new one takes its place", async () => {
    const at = folder();
    const file = join(at, "visitors.json");
    writeFileSync(file, "{");
    const said: string[] = [];
    const history = openWeekHistory(file, (line) => said.push(line));
    expect(said).toEqual([
      `${file} is broken and was moved to ${file}.broken; visitors are recorded anew. What is wrong: it is not JSON`,
    ]);
    history.note(nightMs, 3);
    await history.save();
    expect(readdirSync(at).toSorted()).toEqual(["visitors.json", "visitors.json.broken"]);
    expect(readFileSync(`${file}.broken`, "utf8")).toBe("{");
  });

  test("a folder stands where the file should be: said, not fatal, and said once while it lasts", async () => {
    const at = folder();
    const file = join(at, "visitors.json");
    mkdirSync(join(file, "inside"), { recursive: true });
    const said: string[] = [];
    const history = openWeekHistory(file, (line) => said.push(line));
    history.note(nightMs, 3);
    await history.save();
    await history.save();
    expect(said.length).toBe(2);
    expect(said[0]).toContain("cannot be read (EISDIR)");
    expect(said[1]).toContain("cannot be written");
    expect(history.sameHourLastWeek(nightMs + weekMs)).toBe(3);
  });

  test("what was noted is there after a restart; nothing else is left in the folder", async () => {
    const at = folder();
    const file = join(at, "visitors.json");
    const say = (line: string) => expect.unreachable(line);
    const before = openWeekHistory(file, say);
    before.note(nightMs, 16_700);
    await Promise.all([before.save(), before.save(), before.save()]);
    const after = openWeekHistory(file, say);
    expect(after.sameHourLastWeek(nightMs + weekMs)).toBe(16_700);
    expect(after.sameHourLastWeek(nightMs)).toBeNull();
    expect(readdirSync(at)).toEqual(["visitors.json"]);
  });
});
