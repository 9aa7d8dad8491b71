import { setTimeout as wait } from "node:timers/promises";
import { askTogether, readersPatienceMs } from "./ask.ts";
import type { Bench, CheckResult } from "./check.ts";
import { isRow, tellOutcomes, withEdge, withPagePolicy, worstOf } from "./check.ts";
import type { Fault } from "./played-origin.ts";
import { faultNames } from "./played-origin.ts";
import { inLanes } from "./lanes.ts";
import type { TierName } from "./running-edge.ts";

/** How a kept copy stands when the fault begins, and what the origin said of it (RFC 9111; RFC 5861). */
const states = {
  fresh: "public, max-age=600",
  stale: "public, max-age=1, stale-while-revalidate=600, stale-if-error=86400",
  expired: "public, max-age=1, stale-while-revalidate=1",
  "never visited": null,
} as const;
type State = keyof typeof states;

const readers = 20;
/** Faults at a time: most of each is waiting. */
const lanes = 3;
/** A machine that has other work may be late by itself: what was right but slow is tried again. */
const mostTries = 3;
/** After this the stale copy is stale and the expired one is past all that its origin allowed. */
const agingMs = 2300;
/** With a copy nobody waits for an origin; without one the edge gives the origins one chance each. */
const patienceMs: Record<State, number> = {
  fresh: 500,
  stale: 500,
  expired: 500,
  "never visited": 7000,
};

/**
 * What an edge cannot do. nginx passes an answer on as it comes, so who asks first for a page that it has not kept gets what
 * the origin gives; Varnish waits for the whole answer.
 */
const mayBeCut = (tier: TierName, fault: Fault, state: State): boolean =>
  tier === "nginx-cache" && fault === "truncated" && state === "never visited";

/** Every fault, for a page in each state. */
export async function checkFaults(bench: Bench): Promise<CheckResult[]> {
  const results = await inLanes(faultNames, lanes, async (fault) => {
    const check = () => bench.apart((own) => checkFault(own, fault));
    let some = await check();
    for (let tries = 1; tries < mostTries && some.some(({ onlySlow }) => onlySlow); tries += 1)
      some = await check();
    return some.map(({ onlySlow: _onlySlow, ...result }): CheckResult => result);
  });
  return results.flat();
}

/** A result, and whether nothing was wrong but the time it took. */
interface TimedResult extends CheckResult {
  onlySlow: boolean;
}

function checkFault(bench: Bench, fault: Fault): Promise<TimedResult[]> {
  const { origins, source, tier } = bench;
  const [pages, feeds] = ["page", "feed"].map((wanted) =>
    source.site.rows.filter(({ cacheClass }) => cacheClass === wanted),
  );
  // All pages are short-lived in this check, so what is fresh is no page.
  const plan = Object.keys(states).map((state, index) => ({
    state: state as State,
    question: {
      path: (state === "fresh" ? feeds?.[0] : pages?.[index + 1])?.address ?? "/",
      headers: { "accept-encoding": "br" },
    },
  }));
  return withEdge(
    bench,
    async ({ door }) => {
      const policies = new Map(plan.map(({ state, question }) => [question.path, states[state]]));
      origins.policy = (path) => policies.get(path) ?? undefined;
      for (const { state, question } of plan)
        if (states[state] !== null) await askTogether(door, 1, question);
      await wait(agingMs);
      await origins.behave(fault);
      const results: TimedResult[] = [];
      for (const { state, question } of plan) {
        origins.forget();
        const outcomes = await askTogether(door, readers, question);
        const worstMs = worstOf(outcomes);
        const right = outcomes.filter((each) => isRow(source, question.path, each)).length;
        const gaveUp = outcomes.filter(
          ({ kind, tookMs }) => kind === "nothing" && tookMs >= readersPatienceMs,
        ).length;
        const excused = mayBeCut(tier, fault, state);
        results.push({
          name: `origin ${fault}, page ${state}`,
          saw: `${tellOutcomes(outcomes)}${right === readers ? ", the right page" : ""}`,
          originRequests: origins.asked.length,
          worstMs,
          expected: excused
            ? "cut off or whole, never kept (nginx passes on what comes)"
            : `the page for all ${readers} within ${patienceMs[state]} ms`,
          holds: excused
            ? outcomes.every(({ kind }) => kind !== "nothing")
            : right === readers && worstMs <= patienceMs[state],
          onlySlow:
            !excused && right + gaveUp === readers && (gaveUp > 0 || worstMs > patienceMs[state]),
        });
      }
      return results;
    },
    withPagePolicy(bench, states.stale),
  );
}
