import { Refusal } from "../../cli/refusal.ts";
import type { Screen } from "../../cli/terminal.ts";
import { toCrowd } from "../crowd.ts";
import { toCurve, toStretch } from "../curve.ts";
import type { Profile } from "../profile.ts";
import type { CapacityOptions } from "./options.ts";
import { sizes, withCores } from "./options.ts";
import { toCapacity } from "./capacity.ts";
import { toCapacityLines } from "./capacity-text.ts";
import { readUnitCosts } from "./read-unit-costs.ts";

/** What was asked for beside the options that are only about capacity. */
export interface Asked extends CapacityOptions {
  visitors: number | null;
  seconds: number | null;
  compress: number | null;
  phases: string;
  seed: number;
  assets: number | null;
}

/**
 * Shows capacity on paper for a profile: of the size that was asked for, else of three. Gives the exit code. Throws a Refusal
 * when the profile is to be compressed: people read no faster, so a shorter night would only have steeper arrivals.
 */
export function showCapacity(name: string, profile: Profile, asked: Asked, screen: Screen): number {
  if (asked.seconds !== null || asked.compress !== null)
    throw new Refusal(
      "--capacity takes the profile in its own time: leave --seconds and --compress out.",
    );
  const phases = asked.phases.split(",").flatMap((phase) => phase.trim() || []);
  const wanted = phases.length > 0 ? { phases } : {};
  const { fromMinute, toMinute } = toStretch(profile, wanted.phases);
  const seconds = (toMinute - fromMinute) * 60;
  const crowds = (asked.visitors === null ? sizes : [asked.visitors]).map((visitors) =>
    toCrowd(profile, toCurve(profile, { visitors, seconds, ...wanted }), asked.seed),
  );
  const costs = withCores(readUnitCosts(asked.costs), asked.cores);
  const capacity = toCapacity(name, crowds, costs, asked.assets);
  const text =
    asked.json === true
      ? JSON.stringify(capacity, null, 2)
      : toCapacityLines(capacity, { explain: asked.explain === true }).join("\n");
  screen.write(`${text}\n`);
  return 0;
}
