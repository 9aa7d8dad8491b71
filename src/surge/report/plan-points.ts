import { alongLine } from "../curve.ts";
import type { Band } from "./charts/frame.ts";
import type { RunData } from "./run-data.ts";

/** How many visitors the plan wanted at a second of the run. */
export function wantedAt({ header }: Pick<RunData, "header">, second: number): number {
  const points = header.plan.wanted.map(({ atMs, visitors }) => ({ x: atMs / 1000, y: visitors }));
  return alongLine(points, second);
}

/** The named stretches of the plan, as far as the run got. */
export function toBandsOfPhases({ header, seconds }: Pick<RunData, "header" | "seconds">): Band[] {
  return header.plan.phases
    .map(({ name, fromMs, toMs }) => ({ name, fromS: fromMs / 1000, toS: toMs / 1000 }))
    .filter(({ fromS }) => fromS < seconds.length);
}
