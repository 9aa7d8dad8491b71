import { startAstro } from "../contestants/astro.ts";
import type { ContestantName, StartContestant } from "../contestants/contestant.ts";
import { Absent, stopWith } from "../contestants/contestant.ts";
import { startFreshet } from "../contestants/freshet.ts";
import { startNginx } from "../contestants/nginx.ts";
import { startSirv } from "../contestants/sirv.ts";
import type { BenchSite } from "../site-files.ts";
import { readAsks } from "./asks.ts";
import type { Entrant } from "./compare.ts";
import type { ServerBench } from "./result.ts";

/** How each server is started. */
const starters: Record<ContestantName, StartContestant> = {
  freshet: startFreshet,
  nginx: startNginx,
  astro: startAstro,
  sirv: startSirv,
};

/** Starts the servers of these names and checks what they answer. Those this machine lacks are told, not thrown. */
export async function enter(parts: {
  names: readonly ContestantName[];
  site: BenchSite;
  stack: AsyncDisposableStack;
  say: (status: string) => void;
}): Promise<{ entrants: Entrant[]; absent: ServerBench["absent"] }> {
  const { names, site, stack, say } = parts;
  const entrants: Entrant[] = [];
  const absent: ServerBench["absent"] = [];
  for (const name of names) {
    say(`Starting ${name}`);
    try {
      const contestant = await starters[name](site);
      await stopWith(stack, contestant);
      entrants.push({ contestant, asks: await readAsks(contestant, site) });
    } catch (error) {
      if (!(error instanceof Absent)) throw error;
      absent.push({ name, why: error.message });
    }
  }
  return { entrants, absent };
}
