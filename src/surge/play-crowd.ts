import type { Clock } from "./clock.ts";
import type { Visit } from "./visit.ts";

/**
 * Lets every visit begin at its time, whether or not the site keeps up with those before (open arrivals), and ends all
 * waiting when the run is over. Resolves when nobody is waiting for an answer any more: each request has its own deadline.
 */
export async function playCrowd(options: {
  visits: Iterable<Visit>;
  durationMs: number;
  clock: Clock;
  live: (visit: Visit) => Promise<void>;
}): Promise<void> {
  const { clock, durationMs } = options;
  const under = new Set<Promise<void>>();
  for (const visit of options.visits) {
    if (!(await clock.until(visit.arriveMs))) break;
    const lived = options.live(visit).finally(() => under.delete(lived));
    under.add(lived);
  }
  await clock.until(durationMs);
  clock.stop();
  await Promise.all(under);
}
