import type { EntryPicker } from "./entry.ts";
import type { Traits } from "./mix.ts";
import { pickEvenly } from "./random.ts";
import type { Random } from "./random.ts";
import { pagesFor } from "./site.ts";
import type { Page, Site } from "./site.ts";
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
  /** Addresses fetched before the run began, and how long before; they are in the visitor's cache. */
  seen: readonly string[];
  seenAgoMs: number;
  /** True when those are of an earlier visit. */
  isReturning: boolean;
  /** How often the form of the last page is sent while that page is open. */
  sends: number;
}

/** Plans the pages of a visit: an entry page, then links that lead on, in the visitor's language where there are such. */
export type StepPlanner = (
  random: Random,
  { traits, shape }: { traits: Traits; shape: VisitShape },
) => Step[];

export function createStepPlanner(site: Site, pickEntry: EntryPicker): StepPlanner {
  /** By language: the links of each page that a reader of it follows. */
  const linksOf = new Map<string, Map<string, Page[]>>();
  const readLinks = (language: string): Map<string, Page[]> => {
    const readable = new Set(pagesFor(site, language));
    const pages = [...site.pages.values()].map((page): [string, Page[]] => {
      const links = page.links.flatMap((link) => site.pages.get(link) ?? []);
      return [page.path, links.filter((link) => readable.has(link))];
    });
    return new Map(pages);
  };
  return (random, { traits: { language }, shape }) => {
    const all = linksOf.get(language) ?? readLinks(language);
    linksOf.set(language, all);
    const seen = new Set<Page>();
    let page = pickEntry(random, language);
    return shape.map((readMs, index) => {
      if (index > 0) {
        const links = all.get(page.path) ?? [];
        const fresh = links.filter((link) => !seen.has(link));
        // Nothing new to follow: back to a page already read, or in again by the front door.
        page = pickEvenly(random, fresh.length > 0 ? fresh : links) ?? pickEntry(random, language);
      }
      seen.add(page);
      return { path: page.path, readMs };
    });
  };
}

/** The part of a visit that is still to come when it began `agoMs` before the run. */
export function joinUnderWay(
  steps: Step[],
  agoMs: number,
  site: Site,
): Pick<Visit, "waitMs" | "steps" | "seen" | "seenAgoMs"> {
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
    // When the page was asked for that is being read now: the nearest that can be said of all of them.
    seenAgoMs: agoMs - untilMs + (steps[done - 1]?.readMs ?? 0),
  };
}
