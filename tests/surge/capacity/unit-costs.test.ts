import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseUnitCosts, readUnitCosts } from "../../../src/surge/capacity/read-unit-costs.ts";
import { daysOf } from "../../../src/surge/capacity/unit-costs.ts";
import { costs, costsText } from "./some-costs.ts";

describe("a file of unit costs that cannot be used is refused with the field", () => {
  test.each([
    ["no YAML", "server: [", /my\.yaml is not YAML: /],
    ["an empty file", "", /the whole file: /],
    [
      "a figure without a day",
      costsText.replace(/(pageUs:\n +value: .*\n) +day: .*\n/, "$1"),
      /server\.pageUs\.day: /,
    ],
    [
      "a day that is none",
      costsText.replace('day: "2026-11-23"', 'day: "today"'),
      /server\.\w+\.day: must be a day such as 2026-11-23/,
    ],
    [
      "a figure below nothing",
      costsText.replace("value: 8080", "value: -8080"),
      /bytes\.page\.value: /,
    ],
    [
      "a figure that nobody asked for",
      costsText.replace("\nnginx:\n", "\nnginx:\n  brotliUs: 3\n"),
      /nginx: .*brotliUs/,
    ],
  ])("%s", (_about, text, expected) => {
    expect(() => parseUnitCosts(text, "my.yaml")).toThrow(expected);
  });

  test("a file that is not there", () => {
    expect(() => readUnitCosts("no-such.yaml")).toThrow(
      /--costs no-such\.yaml cannot be read \(ENOENT\); copy src\/surge\/capacity\/unit-costs\.yaml/,
    );
  });
});

test("every figure of the project's own file says which command or file it is from, and the files are there", () => {
  const figures = Object.values(costs).flatMap((part) =>
    typeof part === "string" ? [] : "by" in part ? [part] : Object.values(part),
  ) as { by: string }[];
  expect(figures.length).toBeGreaterThan(35);
  const files = figures.flatMap(({ by }) => by.match(/\b(?:docs|src|dist)\/[\w./-]+\w/g) ?? []);
  expect(files.length).toBeGreaterThan(2);
  expect(files.filter((file) => !file.startsWith("dist/") && !existsSync(file))).toEqual([]);
});

test("the days of the file are told, oldest and newest", () => {
  const { oldest, newest } = daysOf(costs);
  expect(oldest <= newest).toBe(true);
  expect(costsText).toContain(`"${oldest}"`);
});
