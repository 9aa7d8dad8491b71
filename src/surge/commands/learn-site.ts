import { discoverSite } from "../discover.ts";
import { createPageGetter } from "../page-getter.ts";
import { reachTarget } from "../reach.ts";
import type { Reached } from "../reach.ts";
import type { Site } from "../site.ts";

/** A target that was reached, and what its own pages say. */
export interface Learnt extends Reached {
  site: Site;
  /** After how many idle seconds it closes a connection; null when it does not say. */
  idleLimitS: number | null;
}

/** Reaches the target and reads its pages, as `run` and `export` begin. `onReached` is told before the reading. */
export async function learnSite(
  url: URL,
  onReached: (reached: Reached) => void = () => {},
): Promise<Learnt> {
  const reached = await reachTarget(url);
  onReached(reached);
  const getter = createPageGetter(reached.target);
  try {
    const site = await discoverSite(getter.get, reached.target.origin);
    return { ...reached, site, idleLimitS: getter.idleLimitS() };
  } finally {
    await getter.close();
  }
}
