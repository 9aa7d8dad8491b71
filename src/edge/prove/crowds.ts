import { setTimeout as wait } from "node:timers/promises";
import type { Door, Outcome } from "./ask.ts";
import { ask, askTogether } from "./ask.ts";
import type { Bench, CheckResult } from "./check.ts";
import { isRow, tellOutcomes, withEdge, withPagePolicy, worstOf } from "./check.ts";

const crowd = 300;
/** Pages that exist at the played origins only, for checks that need many. */
export const keys = 1000;
const shortLived = "public, max-age=1, stale-while-revalidate=600, stale-if-error=86400";
const question = { path: "/en/", headers: { "accept-encoding": "br" } };

/** Three hundred readers at once on a page that is not kept, then on one that has just expired. */
export function checkCollapse(bench: Bench): Promise<CheckResult[]> {
  const { origins, source } = bench;
  return withEdge(
    bench,
    async ({ door }) => {
      origins.policy = () => shortLived;
      const tell = async (name: string): Promise<CheckResult> => {
        origins.forget();
        const outcomes = await askTogether(door, crowd, question);
        await settled(bench);
        const right = outcomes.every((each) => isRow(source, question.path, each));
        const originRequests = origins.asked.length;
        return {
          name: `${crowd} readers at once, ${name}`,
          saw: tellOutcomes(outcomes),
          originRequests,
          worstMs: worstOf(outcomes),
          expected: "the page for all, one origin request",
          holds: right && originRequests === 1,
        };
      };
      const cold = await tell("page not kept");
      await wait(1500);
      return [cold, await tell("page just expired")];
    },
    withPagePolicy(bench, shortLived),
  );
}

/** A thousand pages that were fetched together and are all asked for again after they expired together. */
export function checkHerd(bench: Bench): Promise<CheckResult[]> {
  const { origins } = bench;
  return withEdge(bench, async ({ door }) => {
    origins.policy = () => shortLived;
    await askMany(door, 100);
    await wait(1500);
    origins.forget();
    const outcomes = await askMany(door, 300);
    await settled(bench);
    return [
      {
        name: `${keys} pages expire together`,
        saw: `${tellOutcomes(outcomes)}; at most ${origins.most()} origin requests at a time`,
        originRequests: origins.asked.length,
        worstMs: worstOf(outcomes),
        expected: `an answer for all, at most one origin request per page and 128 at a time`,
        holds:
          outcomes.every(({ status }) => status === 200) &&
          origins.asked.length <= keys &&
          origins.most() <= 128,
      },
    ];
  });
}

/** Origins die under a crowd and come back: who reads notices nothing, and the origins are not run over. */
export function checkRecovery(bench: Bench): Promise<CheckResult[]> {
  const { origins } = bench;
  return withEdge(bench, async ({ door }) => {
    origins.policy = () => shortLived;
    await askMany(door, 100);
    await wait(1200);
    await origins.behave("down");
    const during = [...(await askMany(door, 300)), ...(await askMany(door, 300))];
    await origins.behave(null);
    origins.forget();
    // An edge may wait a little before it believes that an origin is back.
    for (let waitedMs = 0; origins.asked.length === 0 && waitedMs < 10_000; waitedMs += 250) {
      during.push(await ask(door, { path: "/herd/1", headers: question.headers }));
      await wait(250);
    }
    const after = await askMany(door, 300);
    await settled(bench);
    const outcomes = [...during, ...after];
    return [
      {
        name: `origins die and come back under ${keys} pages`,
        saw: `${tellOutcomes(outcomes)}; at most ${origins.most()} origin requests at a time`,
        originRequests: origins.asked.length,
        worstMs: worstOf(outcomes),
        expected: "an answer for all, then at most one request per page and 128 at a time",
        holds:
          outcomes.every(({ status }) => status === 200) &&
          origins.asked.length > 0 &&
          origins.asked.length <= keys + 40 &&
          origins.most() <= 128,
      },
    ];
  });
}

/** Every page of the herd once, so many readers at a time. */
export async function askMany(door: Door, together: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let first = 0; first < keys; first += together) {
    const some = Array.from({ length: Math.min(together, keys - first) }, (_, index) =>
      ask(door, { path: `/herd/${first + index}`, headers: question.headers }),
    );
    outcomes.push(...(await Promise.all(some)));
  }
  return outcomes;
}

/** Waits until the origins have had nothing new for a moment. */
async function settled({ origins }: Bench): Promise<void> {
  for (let seen = -1; seen !== origins.asked.length;) {
    seen = origins.asked.length;
    await wait(300);
  }
}
