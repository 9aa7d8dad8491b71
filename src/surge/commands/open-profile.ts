import { toCrowd } from "../crowd.ts";
import type { Crowd } from "../crowd.ts";
import { toCurve } from "../curve.ts";
import type { CurveOptions } from "../curve.ts";
import { readProfile } from "../read-profile.ts";
import { toCurveOptions } from "./crowd-options.ts";
import type { CrowdOptions } from "./crowd-options.ts";

/** The crowd of a profile as the options want it, and the stretch they ask for. Throws a Refusal. */
export function openProfile(
  nameOrFile: string,
  options: CrowdOptions & { seed: number },
): { crowd: Crowd; stretch: CurveOptions } {
  const profile = readProfile(nameOrFile);
  const stretch = toCurveOptions(profile, options);
  return { crowd: toCrowd(profile, toCurve(profile, stretch), options.seed), stretch };
}
