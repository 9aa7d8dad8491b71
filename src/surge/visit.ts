import type { EntryPicker } from "./entry.ts";
import type { Traits } from "./mix.ts";
import { pickEvenly } from "./random.ts";
import type { Random } from "./random.ts";
import { pagesFor } from "./site.ts";
import type { Site } from "./site.ts";
import type { VisitShape } from "./visit-shapes.ts";

/** One page of a visit. */
export interface Step {
  path: string;
  /** How long it is read, from its last answer to the next request or to the end of the visit. */
  readMs: number;
}

/** One stay on the site, planned whole before it begins: nothing in it depends on how fast the site answers. */
export interface Visit {
  number: number;
  /** When the visitor is first there, in milliseconds from the start of the run. */
  arriveMs: number;
  /** How long until their first request: above 0 for those who were reading a page when the run began. */
  waitMs: number;
  traits: Traits;
  steps: Step[];
  /** Addresses fetched before the run began; they are in the visitor's cache. */
  seen: string[];
}

/** Plans the pages of a visit: an entry page, then links that lead on, in the visitor's language where there are such. */
export function planSteps(
  random: Random,
  {
    site,
    pickEntry,
    traits,
    shape,
  }: { site: Site; pickEntry: EntryPicker; traits: Traits; shape: VisitShape },
): Step[] {
  const readable = new Set(pagesFor(site, traits.language).map((page) => page.path));
  const seen = new Set<string>();
  let page = pickEntry(random, traits.language);
  return shape.map((readMs, index) => {
    if (index > 0) {
      const links = page.links.filter((link) => readable.has(link));
      const fresh = links.filter((link) => !seen.has(link));
      // Nothing new to follow: back to a page already read, or in again by the front door.
      const path = pickEvenly(random, fresh.length > 0 ? fresh : links);
      page =
        (path === undefined ? undefined : site.pages.get(path)) ??
        pickEntry(random, traits.language);
    }
    seen.add(page.path);
    return { path: page.path, readMs };
  });
}

/** The part of a visit that is still to come when it began `agoMs` before the run. */
export function joinUnderWay(
  steps: Step[],
  agoMs: number,
  site: Site,
): Pick<Visit, "waitMs" | "steps" | "seen"> {
  let untilMs = 0;
  let done = 0;
  for (const { readMs } of steps) {
    if (untilMs > agoMs) break;
    untilMs += readMs;
    done++;
  }
  const seen = steps
    .slice(0, done)
    .flatMap(({ path }) => [path, ...(site.pages.get(path)?.assets ?? [])]);
  return {
    waitMs: Math.max(0, untilMs - agoMs),
    steps: steps.slice(done),
    seen: [...new Set(seen)],
  };
}
