import { stringify } from "yaml";
import type { Limit } from "../limits.ts";
import type { HandOff, HandOffVisit, Stage } from "./hand-off.ts";
import { splitLimits, toNotes } from "./notes.ts";

/** An Artillery script (https://www.artillery.io/docs/reference/test-script). */
export function toArtillery(plan: HandOff): string {
  const { kept, lost } = splitLimits(plan, toExpectation);
  const notes = toNotes(plan, {
    name: "Artillery",
    start: [
      "artillery run this-file.yml",
      "On several machines: artillery run-fargate or run-lambda, which share the arrivals out.",
    ],
    cannot: [
      "A browser cache: within a visit nothing is fetched twice (that is in the list), but no copy is kept, and nothing is asked for with If-None-Match.",
      "Response time to the last byte: its response_time ends with the first byte, and counts from when it sent.",
      "A mix that changes: scenarios have one weight for the whole run, so countries are those of the whole night.",
      "Limits for pages alone, or for each ten seconds.",
      "Its own lateness, and many users: one costs some 50 KB and 3 ms of CPU, so a large crowd needs many machines.",
      ...(plan.arrivals === "even"
        ? ["Sharing out evenly spaced arrivals: they all come from its first worker."]
        : []),
    ],
    lost,
  });
  const script = {
    config: {
      target: plan.origin,
      phases: plan.arrivals === "even" ? toCounted(plan.stages) : toRated(plan.stages),
      http: { timeout: plan.patienceS, defaults: {} },
      ...(kept.length > 0
        ? {
            plugins: { ensure: {} },
            ensure: { conditions: kept.map((expression) => ({ expression })) },
          }
        : {}),
    },
    scenarios: plan.visits.map(toScenario),
  };
  return `${notes.map((line) => `# ${line}`.trimEnd()).join("\n")}\n${stringify(script, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

/** Artillery shares rates out among its workers as whole numbers; what is cut off is carried to the next stage. */
function toRated(stages: readonly Stage[]): Record<string, unknown>[] {
  let owed = 0;
  return stages.map(({ seconds, perSecond }) => {
    const wanted = perSecond * seconds + owed;
    const arrivalRate = Math.max(0, Math.round(wanted / seconds));
    owed = wanted - arrivalRate * seconds;
    return arrivalRate === 0
      ? { pause: toTime(seconds) }
      : { duration: toTime(seconds), arrivalRate, mode: "poisson" };
  });
}

/** The exact number for each stage, at equal distances. */
function toCounted(stages: readonly Stage[]): Record<string, unknown>[] {
  let owed = 0;
  return stages.map(({ seconds, perSecond }) => {
    const wanted = perSecond * seconds + owed;
    const arrivalCount = Math.round(wanted);
    owed = wanted - arrivalCount;
    return arrivalCount === 0
      ? { pause: toTime(seconds) }
      : { duration: toTime(seconds), arrivalCount };
  });
}

function toScenario({ headers, steps }: HandOffVisit): Record<string, unknown> {
  const flow = steps.flatMap(({ page, assets, forms, readS }) => [
    ...[page, ...assets].map((url) => ({ get: { url, headers } })),
    ...forms.map(({ path, body }) => ({
      post: {
        url: path,
        headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
        body,
        followRedirect: false,
      },
    })),
    { think: toTime(readS) },
  ]);
  return { flow };
}

/** In whole milliseconds with the unit: Artillery takes a plain number that is not whole for something else, and does not wait. */
function toTime(seconds: number): string {
  return `${Math.max(1, Math.round(seconds * 1000))}ms`;
}

/** For its `ensure` plugin: an expression over its own metrics. */
function toExpectation({ metric, scope, comparison, bound, unit }: Limit): string | null {
  if (scope !== "all") return null;
  const sign = comparison === "=" ? "==" : comparison;
  const known = [50, 75, 90, 95, 99, 99.9];
  if (metric.name === "percentile" && known.includes(metric.percent))
    return `http.response_time.p${String(metric.percent).replace(".", "")} ${sign} ${bound}`;
  if (metric.name === "max") return `http.response_time.max ${sign} ${bound}`;
  if (metric.name === "requests") return `http.requests ${sign} ${bound}`;
  // A visit that met a failed connection counts as failed; answers with an error status do not.
  return metric.name === "errors" && unit === "count" ? `vusers.failed ${sign} ${bound}` : null;
}
