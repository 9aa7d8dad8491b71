import { ask, keepConnections } from "./ask.ts";
import type { Bench, CheckResult } from "./check.ts";
import { isRow, tellOutcomes, withEdge, worstOf } from "./check.ts";
import { edgeEncodings } from "../edge-site.ts";
import { isBusyPage, sendForms } from "./forms.ts";
import { inLanes } from "./lanes.ts";

/** Readers at a time. */
const lanes = 6;

/** Every origin is dead from the start, the cache is empty, and somebody reads the whole guide in every coding. */
export function checkAllDead(bench: Bench): Promise<CheckResult[]> {
  const { source, origins } = bench;
  const { rows, redirects } = source.site;
  return withEdge(bench, async ({ door }) => {
    await origins.behave("down");
    origins.forget();
    const kept = keepConnections(door);
    const questions = rows.flatMap(({ address }) =>
      edgeEncodings.map((coding) => ({ path: address, headers: { "accept-encoding": coding } })),
    );
    let right = 0;
    const outcomes = await inLanes(questions, lanes, async (question) => {
      const outcome = await ask(door, question, kept);
      if (isRow(source, question.path, outcome)) right += 1;
      return outcome;
    });
    const moved = await inLanes(redirects, lanes, ({ address }) =>
      ask(door, { path: address }, kept),
    );
    kept.close();
    const led = moved.filter(
      ({ status, headers }, index) =>
        status === 301 && headers.location === redirects[index]?.location,
    );
    const sent = await sendForms(bench, door);
    const forms = sent.map(({ outcome }) => outcome);
    const share = ((right / outcomes.length) * 100).toFixed(1);
    return [
      {
        name: `all origins dead, cache empty: ${rows.length} addresses in ${edgeEncodings.length} codings`,
        saw: `${tellOutcomes(outcomes)}; ${share} % the right page`,
        originRequests: origins.asked.length,
        worstMs: worstOf(outcomes),
        expected: "100 % the right page",
        holds: right === outcomes.length,
      },
      {
        name: `all origins dead: ${redirects.length} redirects`,
        saw: `${tellOutcomes(moved)}, ${led.length} to the right place`,
        originRequests: null,
        worstMs: worstOf(moved),
        expected: "all to the right place",
        holds: led.length === moved.length,
      },
      {
        name: "all origins dead: forms in both languages",
        saw: tellOutcomes(forms),
        originRequests: null,
        worstMs: worstOf(forms),
        expected: "the busy page of the language, 503 with Retry-After, not to be kept",
        holds: sent.every(({ language, outcome }) => isBusyPage(bench, language, outcome)),
      },
    ];
  });
}
