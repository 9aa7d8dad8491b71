import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/cli/refusal.ts";
import { listProfiles, parseProfile, readProfile } from "../../src/surge/read-profile.ts";

const night = readFileSync(
  new URL("../../src/surge/profiles/election-night-2016.yaml", import.meta.url),
  "utf8",
);

describe("a field that is wrong is named with its line", () => {
  test.each([
    [
      "a time that is not one",
      '"14:00"',
      '"14h"',
      'curve.0.at: must be a time in quotes such as "21:30"; "25:00" is one o\'clock on the next day',
    ],
    ["times that go back", "24:00", "22:00", "curve: times must go up from one row to the next"],
    [
      "a figure without its source",
      "assumed: 30 seconds",
      "about 30 seconds",
      'visit.reading.basis: must begin with "reported: " and who reported it, or "assumed: " and why',
    ],
    [
      "shares that are not whole",
      "1: 50, 2: 22",
      "1: 50, 2: 23",
      "visit.pages.percent: percentages must add up to 100",
    ],
    [
      "a mean below the median",
      "meanS: 30",
      "meanS: 10",
      "visit.reading: meanS must be above medianS, such as medianS: 20, meanS: 30",
    ],
    [
      "a country by its name",
      "country: US, percent: 50",
      "country: Usa, percent: 50",
      "mix.1.countries.0.country: must be two capitals such as US; ZZ is elsewhere",
    ],
    [
      "a limit that cannot be read",
      "p99 <= 1500ms",
      "p99 <= 1500",
      'limits.1: "p99 <= 1500": a response time needs ms or s, such as 1500ms',
    ],
    [
      "a field nobody knows",
      "standard: [ramp, hold]",
      "standart: [ramp, hold]",
      'the whole file: Unrecognized key: "standart"',
    ],
    [
      "no row for other countries",
      "other: { en: 80, fr: 20 }",
      "DE: { en: 80, fr: 20 }",
      'languages.percent: needs a row "other", such as other: { en: 80, fr: 20 }',
    ],
  ])("%s", (_, right, wrong, message) => {
    expect(night).toContain(right);
    const text = night.replace(right, wrong);
    const expected = new RegExp(
      `^Profile night.yaml cannot be used:\n  line \\d+, ${RegExp.escape(message)}$`,
    );
    expect(() => parseProfile(text, "night.yaml")).toThrow(expected);
  });

  test("the line is the line", () => {
    const line = night.split("\n").findIndex((text) => text.includes("meanS: 30")) + 1;
    expect(() => parseProfile(night.replace("meanS: 30", "meanS: many"), "night.yaml")).toThrow(
      `line ${line}, visit.reading.meanS:`,
    );
  });

  test("all faults are told at once", () => {
    const text = night.replace("meanS: 30", "meanS: x").replace("visitors: 17000", "visitors: -1");
    expect(() => parseProfile(text, "f")).toThrow(
      /curve\.0\.visitors:[^\n]*\n.*visit\.reading\.meanS:/,
    );
  });

  test("what is not YAML", () => {
    expect(() => parseProfile("title: [", "f.yaml")).toThrow(
      /^Profile f\.yaml is not YAML:\n {2}\S/,
    );
  });
});

describe("which profile", () => {
  test("an unknown name lists the known ones", () => {
    expect(() => readProfile("election-day")).toThrow(
      new Refusal(
        'There is no profile "election-day". The built-in ones are: election-night-2016. ' +
          "For one of your own, give the path of its file, such as ./my-crowd.yaml.",
      ),
    );
  });

  test("a file that is not there", () => {
    expect(() => readProfile("./nowhere.yaml")).toThrow(
      new Refusal("Profile ./nowhere.yaml cannot be read (ENOENT); check the path."),
    );
  });

  test("every built-in one can be used", () => {
    for (const name of listProfiles()) expect(readProfile(name).title).not.toBe("");
  });

  test("the night is the one on record", () => {
    const profile = readProfile("election-night-2016");
    expect(profile.curve.map(({ at, visitors }) => [at / 60, visitors])).toEqual([
      [14, 17_000],
      [21, 17_000],
      [23, 200_000],
      [24, 200_000],
      [43, 200_000],
      [48, 100_000],
    ]);
    expect(profile.mix.at(-1)?.countries.map(({ country, percent }) => [country, percent])).toEqual(
      [
        ["US", 50],
        ["CA", 37],
        ["AU", 3],
        ["GB", 1],
        ["ZZ", 9],
      ],
    );
  });
});
