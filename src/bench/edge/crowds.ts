import { mkdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { treeCpuUs } from "../process-tree.ts";
import { toFigure } from "../server/figures.ts";
import type { CrowdRun } from "./crowd-run.ts";
import { sendCrowd } from "./crowd-run.ts";
import type { Front } from "./fronts.ts";
import { bySide, watchedOf } from "./fronts.ts";
import type { CrowdCounts } from "./lab-summary.ts";
import { requestsOf } from "./lab-summary.ts";
import type { CrowdFigures, FrontId } from "./result.ts";

/** The same crowd through every front, in turn in every round, the first of them another one each time. */
export async function measureCrowds(parts: {
  fronts: readonly Front[];
  rounds: number;
  visitors: number;
  seconds: number;
  folder: string;
  signal: AbortSignal;
  say: (status: string) => void;
}): Promise<CrowdFigures[]> {
  const { fronts, rounds, visitors, seconds, folder, signal, say } = parts;
  mkdirSync(folder, { recursive: true });
  say("What each uses with nobody there");
  const atRest = await measureRest(fronts);
  const runs = new Map(fronts.map(({ id }) => [id, [] as CrowdRun[]]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const place of fronts.keys()) {
      const front = fronts[(place + round) % fronts.length] as Front;
      const { id, url, authority } = front;
      say(`Round ${round} of ${rounds}: ${visitors} visitors of the night through ${id}`);
      const crowd = { url, authority, visitors, seconds, phases: "hold", folder, signal };
      const run = await sendCrowd({ ...crowd, watched: watchedOf(front) });
      if (run.crowd.outcome === "invalid") say(`${id}: ${run.crowd.reasons.join("; ")}`);
      runs.get(id)?.push(run);
    }
  }
  const pace = Math.max(...[...runs.values()].flat().map(({ crowd }) => paceOf(crowd)));
  return fronts.map((front) => ({
    ...toCrowdFigures(front, runs.get(front.id) ?? [], pace),
    atRestUsPerSecond: atRest.get(front.id) ?? { edge: 0, server: 0 },
  }));
}

const restS = 8;

/** CPU microseconds a second of each front while nobody asks for anything. */
async function measureRest(
  fronts: readonly Front[],
): Promise<Map<FrontId, { edge: number; server: number }>> {
  const beforeUs = fronts.map((front) => watchedOf(front).map(treeCpuUs));
  await wait(restS * 1000);
  return new Map(
    fronts.map((front, index) => {
      const usedUs = watchedOf(front).map(
        (pid, place) => (treeCpuUs(pid) - (beforeUs[index]?.[place] ?? 0)) / restS,
      );
      return [front.id, bySide(front, usedUs)];
    }),
  );
}

/**
 * Requests of one visitor in a second. A lab that is late sends less of a plan and never more, so the fastest of several runs
 * is nearest to the profile's own pace.
 */
export function paceOf(crowd: CrowdCounts): number {
  return requestsOf(crowd) / crowd.visitors / crowd.seconds;
}

/** Medians over the rounds; visitors are counted at the pace of the profile, whatever the lab got sent. */
export function toCrowdFigures(
  front: Pick<Front, "id" | "edgePid">,
  runs: readonly CrowdRun[],
  pace: number,
): Omit<CrowdFigures, "atRestUsPerSecond"> {
  const each = runs.map(({ crowd, cpuUs }) => {
    const { edge, server } = bySide(front, cpuUs);
    const requests = requestsOf(crowd);
    const cores = (edge + server) / 1e6 / crowd.seconds;
    return {
      edge: edge / requests,
      server: server / requests,
      cores,
      perCore: 1e6 / ((edge + server) / requests) / pace,
    };
  });
  const last = runs.at(-1);
  if (last === undefined) throw new Error(`No crowd was sent through ${front.id}`);
  return {
    front: front.id,
    cost: {
      edge: front.edgePid === null ? null : toFigure(each.map(({ edge }) => edge)),
      server: toFigure(each.map(({ server }) => server)),
    },
    cores: toFigure(each.map(({ cores }) => cores)),
    visitorsPerCore: toFigure(each.map(({ perCore }) => perCore)),
    crowd: last.crowd,
  };
}
