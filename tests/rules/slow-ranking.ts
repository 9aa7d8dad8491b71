/** The tables of the points ranking of 25 March 2025 to 2 November 2026 as plain conditions: slow, obvious, and apart from the rules. */

type Text = Readonly<Record<string, unknown>>;
export type SlowProfile = Text;

const skills = ["Listening", "Speaking", "Reading", "Writing"];

const four = (profile: Text, prefix: string): number[] | null =>
  profile[`${prefix}Test`] === "level"
    ? skills.map((skill) => Number(profile[prefix + skill]))
    : null;

export function slowRanking(profile: SlowProfile): number {
  const pair = profile["partner"] === "coming";
  const first = four(profile, "first") ?? [];
  const second = four(profile, "second");
  const canadian = Number(profile["canadianWork"]);
  const lowest = Math.min(...first);
  const core =
    age(Number(profile["age"]), pair) +
    education(String(profile["education"]), pair) +
    add(first, (level) => firstLanguage(level, pair)) +
    Math.min(
      add(second ?? [], (level) => (level >= 9 ? 6 : level >= 7 ? 3 : level >= 5 ? 1 : 0)),
      pair ? 22 : 24,
    ) +
    (pair ? [0, 35, 46, 56, 63, 70] : [0, 40, 53, 64, 72, 80])[Math.min(canadian, 5)]!;
  return (
    core +
    (pair ? partner(profile) : 0) +
    transfer(profile, lowest, canadian) +
    additional(profile, first, second)
  );
}

const add = (levels: number[], points: (level: number) => number): number =>
  levels.reduce((sum, level) => sum + points(level), 0);

function age(years: number, pair: boolean): number {
  if (years < 18 || years >= 45) return 0;
  if (years >= 20 && years <= 29) return pair ? 100 : 110;
  const alone: Record<number, number> = {
    18: 99,
    19: 105,
    30: 105,
    31: 99,
    32: 94,
    33: 88,
    34: 83,
    35: 77,
    36: 72,
    37: 66,
    38: 61,
    39: 55,
    40: 50,
    41: 39,
    42: 28,
    43: 17,
    44: 6,
  };
  const together: Record<number, number> = {
    18: 90,
    19: 95,
    30: 95,
    31: 90,
    32: 85,
    33: 80,
    34: 75,
    35: 70,
    36: 65,
    37: 60,
    38: 55,
    39: 50,
    40: 45,
    41: 35,
    42: 25,
    43: 15,
    44: 5,
  };
  return (pair ? together : alone)[years] ?? Number.NaN;
}

const order = [
  "less",
  "secondary",
  "one-year",
  "two-year",
  "three-year",
  "two-or-more",
  "master",
  "doctorate",
];

function education(level: string, pair: boolean): number {
  return (
    (pair ? [0, 28, 84, 91, 112, 119, 126, 140] : [0, 30, 90, 98, 120, 128, 135, 150])[
      order.indexOf(level)
    ] ?? Number.NaN
  );
}

function firstLanguage(level: number, pair: boolean): number {
  if (level < 4) return 0;
  if (level < 6) return 6;
  const top = Math.min(level, 10) - 6;
  return (pair ? [8, 16, 22, 29, 32] : [9, 17, 23, 31, 34])[top] ?? Number.NaN;
}

function partner(profile: Text): number {
  const levels = four(profile, "partner") ?? [];
  return (
    ([0, 2, 6, 7, 8, 9, 10, 10][order.indexOf(String(profile["partnerEducation"]))] ?? Number.NaN) +
    add(levels, (level) => (level >= 9 ? 5 : level >= 7 ? 3 : level >= 5 ? 1 : 0)) +
    ([0, 5, 7, 8, 9, 10][Math.min(Number(profile["partnerWork"]), 5)] ?? Number.NaN)
  );
}

function transfer(profile: Text, lowest: number, canadian: number): number {
  const cross = (strength: number) => {
    const withLanguage =
      lowest >= 9 ? 25 * strength : lowest >= 7 ? (strength === 2 ? 25 : 13 * strength) : 0;
    const withWork =
      canadian >= 2 ? 25 * strength : canadian === 1 ? (strength === 2 ? 25 : 13 * strength) : 0;
    return Math.min(50, withLanguage + withWork);
  };
  const place = order.indexOf(String(profile["education"]));
  const abroad = Number(profile["foreignWork"]);
  const certificate =
    profile["certificate"] !== "yes" ? 0 : lowest >= 7 ? 50 : lowest >= 5 ? 25 : 0;
  return Math.min(
    100,
    cross(place >= 5 ? 2 : place >= 2 ? 1 : 0) +
      cross(abroad >= 3 ? 2 : abroad >= 1 ? 1 : 0) +
      certificate,
  );
}

function additional(profile: Text, first: number[], second: number[] | null): number {
  const [french, english] = profile["firstLanguage"] === "fr" ? [first, second] : [second, first];
  const all = (levels: number[] | null, least: number) =>
    levels !== null && levels.every((level) => level >= least);
  const study = { none: 0, short: 15, long: 30 }[String(profile["canadianStudy"])] ?? Number.NaN;
  const points =
    (profile["nomination"] === "yes" ? 600 : 0) +
    (all(french, 7) ? (all(english, 5) ? 50 : 25) : 0) +
    study +
    (profile["sibling"] === "yes" ? 15 : 0);
  return Math.min(600, points);
}
