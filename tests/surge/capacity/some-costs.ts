import { readFileSync } from "node:fs";
import { parseUnitCosts } from "../../../src/surge/capacity/read-unit-costs.ts";
import type { UnitCosts } from "../../../src/surge/capacity/unit-costs.ts";
import { toCrowd } from "../../../src/surge/crowd.ts";
import type { Crowd } from "../../../src/surge/crowd.ts";
import { toCurve, toStretch } from "../../../src/surge/curve.ts";
import { readProfile } from "../../../src/surge/read-profile.ts";

/** The text of the project's own costs. */
export const costsText = readFileSync("src/surge/capacity/unit-costs.yaml", "utf8");

export const costs = parseUnitCosts(costsText, "unit-costs.yaml");

/** The costs with some figures of a part replaced. */
export function withValues<Part extends "server" | "nginx" | "mix" | "machine" | "bytes">(
  part: Part,
  values: Partial<Record<keyof UnitCosts[Part], number>>,
  of: UnitCosts = costs,
): UnitCosts {
  const replaced = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, day: "2026-01-01", by: "test" }]),
  );
  return { ...of, [part]: { ...of[part], ...replaced } };
}

/** The night at a size, in its own time. */
export function night(visitors: number, phases: string[] = ["ramp", "hold"], seed = 1): Crowd {
  const profile = readProfile("election-night-2016");
  const { fromMinute, toMinute } = toStretch(profile, phases);
  const seconds = (toMinute - fromMinute) * 60;
  return toCrowd(profile, toCurve(profile, { visitors, seconds, phases }), seed);
}
