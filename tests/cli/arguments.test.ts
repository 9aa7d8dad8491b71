import { describe, expect, test } from "vitest";
import { parseArguments, toHelp } from "../../src/cli/arguments.ts";
import type { Command } from "../../src/cli/arguments.ts";
import { decimalNumber, wholeNumber } from "../../src/cli/numbers.ts";
import { Refusal } from "../../src/cli/refusal.ts";

const command: Command<{ target: string; visitors: number; speed: number }> = {
  usage: "surge run",
  about: "Sends a crowd.",
  subject: { value: "PROFILE", about: "Which crowd.", example: "election-night-2016" },
  options: {
    target: {
      value: "URL",
      about: "Where to.",
      example: "http://localhost:4321",
      read: (text) => text,
    },
    visitors: {
      value: "N",
      about: "How many at the peak.",
      example: "2000",
      read: wholeNumber({ least: 1, most: 500_000 }),
      fallback: 200,
    },
    speed: {
      value: "K",
      about: "How fast.",
      example: "2.5",
      read: decimalNumber({ least: 0.1, most: 100 }),
      fallback: 1,
    },
  },
  examples: ["surge run election-night-2016 --target http://localhost:4321"],
};
const need = ["night", "--target", "http://localhost"];

describe("what was typed wrong", () => {
  test.each<[string, string[], string]>([
    [
      "an unknown option lists those there are",
      [...need, "--vistors", "5"],
      "surge run has no option --vistors; it has --target, --visitors, --speed, --help.",
    ],
    [
      "a name every object has",
      [...need, "--constructor", "x"],
      "surge run has no option --constructor; it has --target, --visitors, --speed, --help.",
    ],
    [
      "an unknown short option",
      [...need, "-x"],
      "surge run has no option -x; it has --target, --visitors, --speed, --help.",
    ],
    [
      "a number with a unit",
      [...need, "--visitors", "2k"],
      '--visitors "2k": must be a whole number from 1 to 500000, for example --visitors 2000.',
    ],
    [
      "a negative number",
      [...need, "--visitors", "-5"],
      '--visitors "-5": must be a whole number from 1 to 500000, for example --visitors 2000.',
    ],
    [
      "part of a visitor",
      [...need, "--visitors=1.5"],
      '--visitors "1.5": must be a whole number from 1 to 500000, for example --visitors 2000.',
    ],
    [
      "a number out of bounds",
      [...need, "--speed", "0"],
      '--speed "0": must be a number from 0.1 to 100, for example --speed 2.5.',
    ],
    [
      "a value left out at the end",
      [...need, "--visitors"],
      "--visitors needs a value, for example --visitors 2000.",
    ],
    [
      "a value left out in the middle",
      ["night", "--visitors", "--target", "x"],
      "--visitors needs a value, for example --visitors 2000.",
    ],
    ["an option given twice", [...need, "--target", "x"], "--target is given twice; give it once."],
    [
      "a required option left out",
      ["night"],
      "--target is required, for example --target http://localhost:4321.",
    ],
    [
      "no subject",
      need.slice(1),
      "surge run needs PROFILE, for example surge run election-night-2016.",
    ],
    [
      "two subjects",
      [...need, "day"],
      'surge run does not understand "day"; see surge run --help.',
    ],
  ])("%s", (_, argv, message) => {
    expect(() => parseArguments(command, argv)).toThrow(new Refusal(message));
  });
});

describe("what was typed right", () => {
  test.each<[string, string[], object]>([
    [
      "values are typed and the rest falls back",
      [...need, "--speed", "2.5"],
      { target: "http://localhost", visitors: 200, speed: 2.5 },
    ],
    [
      "a value after =",
      [...need, "--visitors=7"],
      { target: "http://localhost", visitors: 7, speed: 1 },
    ],
    [
      "the subject may come last",
      [...need.slice(1), "night"],
      { target: "http://localhost", visitors: 200, speed: 1 },
    ],
  ])("%s", (_, argv, options) => {
    expect(parseArguments(command, argv)).toEqual({ help: false, subject: "night", options });
  });

  test.each([[["--help"]], [["-h"]], [["night", "--help"]]])("help is asked for by %j", (argv) => {
    expect(parseArguments(command, argv)).toEqual({ help: true });
  });
});

test("the help is the table", () => {
  expect(toHelp(command)).toBe(`Sends a crowd.

Usage: surge run PROFILE [options]

  PROFILE       Which crowd.
  --target URL  Where to. Required.
  --visitors N  How many at the peak. Without it: 200.
  --speed K     How fast. Without it: 1.
  --help        Show this.

Examples:
  surge run election-night-2016 --target http://localhost:4321`);
});
