import type { Ask } from "../browser/ask.ts";
import { createWardrobe } from "../browser/wardrobe.ts";
import { drawVisits, toCrowd } from "../crowd.ts";
import { toCurve } from "../curve.ts";
import { createSigner } from "../http/client-address.ts";
import type { Dial } from "../http/connection.ts";
import type { Loop, Task } from "../loop.ts";
import { toSitePath } from "../page-parts.ts";
import type { Visit } from "../visit.ts";
import { Visitor } from "../visitor.ts";
import type { World } from "../visitor.ts";
import type { CrowdJob } from "./job.ts";
import type { Player, Stage } from "./player.ts";

/** Requests at once over one HTTP/2 connection: what browsers are told by most servers, and more than a page needs. */
const MOST_STREAMS = 100;

/**
 * Lets every visit of its share begin at its time, whether or not the site keeps up with those before (open arrivals). At
 * the end of the curve all visits end; it is finished when nobody waits for an answer any more: each has its deadline.
 */
export function createCrowdPlayer(
  job: CrowdJob,
  { loop, recorder, finish }: Stage,
  dialWith: (loop: Loop, countOpened: () => void) => Dial<Ask>,
): Player {
  const { profile, site, seed, target } = job;
  const crowd = toCrowd(profile, toCurve(profile, job.curve), seed);
  const present = new Set<Visitor>();
  let isOver = false;
  const world: World = {
    loop,
    site,
    recorder,
    dial: dialWith(loop, () => recorder.counts.opened++),
    outfitOf: createWardrobe(target.origin),
    idOf: createNumbers(),
    toPath: createPathReader(target.origin),
    reload: profile.visit.reload ?? null,
    mostConnections:
      target.protocol === "h2" ? MOST_STREAMS : (profile.visit.connections?.most ?? 1),
    sign: job.clientHeader === null ? null : createSigner(job.clientHeader),
    seed,
    onLeft(visitor) {
      present.delete(visitor);
      if (isOver && present.size === 0) finish();
    },
  };
  const come = (visit: Visit): void => {
    const visitor = new Visitor(world, visit);
    present.add(visitor);
    visitor.begin();
  };
  const stop = (): void => {
    if (isOver) return;
    isOver = true;
    if (present.size === 0) return finish();
    for (const visitor of present) visitor.end();
  };

  const visits = drawVisits(crowd, site, job.share);
  let coming: Visit | undefined;
  const arrival: Task = {
    onDue() {
      if (isOver || !coming) return;
      come(coming);
      callNext();
    },
  };
  const callNext = (): void => {
    coming = next(visits);
    if (coming) loop.at(coming.arriveMs, arrival);
  };
  // Those who are there from the first moment are made before it.
  for (coming = next(visits); coming && coming.arriveMs <= 0; coming = next(visits)) come(coming);
  if (coming) loop.at(coming.arriveMs, arrival);
  loop.onTime(crowd.curve.durationMs, { onDue: stop });
  return { start: () => loop.start(), stop };
}

function next(visits: Generator<Visit>): Visit | undefined {
  const drawn = visits.next();
  return drawn.done === true ? undefined : drawn.value;
}

/** Numbers for addresses, in order of their first use. */
export function createNumbers(): (path: string) => number {
  const numbers = new Map<string, number>();
  return (path) => {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    numbers.set(path, numbers.size);
    return numbers.size - 1;
  };
}

function createPathReader(origin: string): World["toPath"] {
  const hosts = new Set([new URL(origin).host]);
  return (location, base) => toSitePath(location, base, hosts);
}
