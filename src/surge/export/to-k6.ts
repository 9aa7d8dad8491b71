import type { Limit } from "../limits.ts";
import { meanVisitS } from "./hand-off.ts";
import type { HandOff } from "./hand-off.ts";
import { splitLimits, toNotes } from "./notes.ts";

/** Arrivals are whole numbers in k6; in an hour they are exact enough. */
const PER_HOUR = 3600;

/** A k6 script (https://grafana.com/docs/k6/latest/using-k6/scenarios/executors/ramping-arrival-rate/). */
export function toK6(plan: HandOff): string {
  const { kept, lost } = splitLimits(plan, toThreshold);
  const most = Math.max(...plan.stages.map(({ perSecond }) => perSecond));
  // Little's law, with a fifth to spare for the Poisson-free but uneven lengths of visits.
  const users = Math.ceil(1.2 * most * meanVisitS(plan.visits)) + 1;
  const stages = plan.stages.flatMap(({ seconds, perSecond }) => {
    const target = Math.round(perSecond * PER_HOUR);
    // A jump and then a flat stretch: k6 draws straight lines from stage to stage.
    return [
      { duration: "0s", target },
      { duration: `${Math.round(seconds * 1000)}ms`, target },
    ];
  });
  const options = {
    discardResponseBodies: true,
    noVUConnectionReuse: true,
    scenarios: {
      crowd: {
        executor: "ramping-arrival-rate",
        startRate: stages[0]?.target ?? 0,
        timeUnit: "1h",
        preAllocatedVUs: users,
        maxVUs: users * 2,
        gracefulStop: `${Math.ceil(plan.patienceS)}s`,
        stages,
      },
    },
    thresholds: toThresholds(kept),
  };
  const notes = toNotes(plan, {
    name: "k6",
    start: [
      "k6 run this-file.js",
      "On n machines: add --execution-segment 0:1/n on the first, 1/n:2/n on the second, and so on; each judges its own thresholds.",
      "This script was checked for syntax only; k6 itself has not run it.",
    ],
    cannot: [
      "Arrivals at random: k6 spaces them evenly, so no two people ever come at once.",
      "A browser cache: within a visit nothing is fetched twice (that is in the list), but no copy is kept, and nothing is asked for with If-None-Match.",
      "Time from the moment a person wanted something: k6 counts from when it sent, and an arrival it has no user for is dropped (dropped_iterations, held to 0 below).",
      "Constant memory: every time is kept until the end, so a day-long run needs a large machine.",
      "Its own lateness: k6 does not measure it.",
    ],
    lost,
  });
  return `${notes.map((line) => `// ${line}`.trimEnd()).join("\n")}
import http from "k6/http";
import { sleep } from "k6";
import exec from "k6/execution";

const ORIGIN = ${JSON.stringify(plan.origin)};
const TIMEOUT = ${JSON.stringify(`${plan.patienceS}s`)};
/** Each visit: its headers, and steps of [page, what the page needs, forms as [path, body], seconds of reading]. */
const VISITS = [
${toRows(plan).join(",\n")},
];

export const options = ${JSON.stringify(options, null, 2)};

export default function () {
  const { headers, steps } = pickVisit();
  for (const [page, assets, forms, readS] of steps) {
    http.get(ORIGIN + page, { headers, timeout: TIMEOUT, tags: { kind: "pages" } });
    for (const asset of assets) http.get(ORIGIN + asset, { headers, timeout: TIMEOUT, tags: { kind: "assets" } });
    for (const [path, body] of forms) {
      const form = { ...headers, "content-type": "application/x-www-form-urlencoded" };
      http.post(ORIGIN + path, body, { headers: form, timeout: TIMEOUT, redirects: 0, tags: { kind: "forms" } });
    }
    sleep(readS);
  }
}

/** One of the visits that are like those of this moment: the list is in order of arrival, and who comes changes with time. */
function pickVisit() {
  const near = Math.max(20, VISITS.length / 8);
  const at = exec.scenario.progress * VISITS.length + (Math.random() - 0.5) * near;
  return VISITS[Math.min(VISITS.length - 1, Math.max(0, Math.floor(at)))];
}
`;
}

function toRows({ visits }: HandOff): string[] {
  return visits.map(
    ({ headers, steps }) =>
      `  ${JSON.stringify({ headers, steps: steps.map(({ page, assets, forms, readS }) => [page, assets, forms.map(({ path, body }) => [path, body]), Number(readS.toFixed(2))]) })}`,
  );
}

interface Threshold {
  metric: string;
  condition: string;
}

function toThreshold({ metric, scope, comparison, bound, unit }: Limit): Threshold | null {
  const kind = scope === "all" ? "" : `{kind:${scope}}`;
  const sign = comparison === "=" ? "==" : comparison;
  if (metric.name === "percentile")
    return { metric: `http_req_duration${kind}`, condition: `p(${metric.percent})${sign}${bound}` };
  if (metric.name === "max")
    return { metric: `http_req_duration${kind}`, condition: `max${sign}${bound}` };
  if (metric.name === "requests")
    return { metric: `http_reqs${kind}`, condition: `count${sign}${bound}` };
  // A share is 0 exactly when the number is; no other number can be said as a rate.
  if (metric.name === "errors" && (unit === "percent" || bound === 0))
    return {
      metric: `http_req_failed${kind}`,
      condition: `rate${sign}${unit === "percent" ? bound / 100 : 0}`,
    };
  return null;
}

function toThresholds(kept: readonly Threshold[]): Record<string, string[]> {
  const thresholds: Record<string, string[]> = { dropped_iterations: ["count==0"] };
  for (const { metric, condition } of kept) (thresholds[metric] ??= []).push(condition);
  return thresholds;
}
