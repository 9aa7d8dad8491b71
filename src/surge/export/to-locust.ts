import type { Limit } from "../limits.ts";
import type { HandOff } from "./hand-off.ts";
import { splitLimits, toNotes } from "./notes.ts";

/** A Locust file (https://docs.locust.io/en/stable/writing-a-locustfile.html). */
export function toLocust(plan: HandOff): string {
  const { kept, lost } = splitLimits(plan, toCheck);
  const seconds = plan.stages.reduce((sum, stage) => sum + stage.seconds, 0);
  const notes = toNotes(plan, {
    name: "Locust",
    start: [
      `locust -f this-file.py --headless --users 1 --spawn-rate 1 --run-time ${Math.ceil(seconds + plan.patienceS)}s`,
      "On n machines or cores: SURGE_WORKERS=n for each worker, and --users n on the master; every worker takes each n-th arrival.",
      "Locust's own users wait for answers before they go on (a closed model), so here one user in each process only lets visits begin.",
    ],
    cannot: [
      "A browser cache: within a visit nothing is fetched twice (that is in the list), but no copy is kept, and nothing is asked for with If-None-Match.",
      "Time from the moment a person wanted something: it counts from when it sent.",
      "The lab's own schedule: arrivals follow the same law with the same seed, but Python draws other numbers.",
      "Many visitors in one process: it is Python, so count on several workers for each core's worth here.",
    ],
    lost,
  });
  const visits = plan.visits.map(
    ({ headers, steps }) =>
      `    ${toPython([headers, steps.map(({ page, assets, forms, readS }) => [page, assets, forms.map(({ path, body }) => [path, body]), Number(readS.toFixed(3))])])},`,
  );
  return `${notes.map((line) => `# ${line}`.trimEnd()).join("\n")}
import os
import random
import time

import gevent
from locust import FastHttpUser, User, events, task

ORIGIN = ${toPython(plan.origin)}
RANDOM_ARRIVALS = ${plan.arrivals === "random" ? "True" : "False"}
SEED = ${plan.seed}
# Arrivals: (seconds, visits a second), one stage after another.
STAGES = [
${plan.stages.map(({ seconds: length, perSecond }) => `    (${length}, ${Number(perSecond.toFixed(6))}),`).join("\n")}
]
# Each visit: its headers, and steps of [page, what the page needs, forms as [path, body], seconds of reading].
VISITS = [
${visits.join("\n")}
]


def moments():
    """Seconds from the start at which visits begin: waiting times laid along the area under the rate."""
    chance = random.Random(SEED)
    draw = (lambda: chance.expovariate(1)) if RANDOM_ARRIVALS else (lambda: 1)
    began, area, due = 0.0, 0.0, draw() if RANDOM_ARRIVALS else 0.5
    for seconds, rate in STAGES:
        while rate > 0 and due < area + rate * seconds:
            yield began + (due - area) / rate
            due += draw()
        area += rate * seconds
        began += seconds


class Visitor(FastHttpUser):
    abstract = True
    host = ORIGIN
    connection_timeout = ${plan.patienceS}
    network_timeout = ${plan.patienceS}

    def visit(self, headers, steps):
        for page, assets, forms, read_s in steps:
            self.client.get(page, headers=headers, name="pages")
            for asset in assets:
                self.client.get(asset, headers=headers, name="assets")
            for path, body in forms:
                form = {**headers, "content-type": "application/x-www-form-urlencoded"}
                self.client.post(path, data=body, headers=form, name="forms", allow_redirects=False)
            gevent.sleep(read_s)
        self.client.client.close()


class Crowd(User):
    fixed_count = int(os.environ.get("SURGE_WORKERS", "1"))

    @task
    def arrive(self):
        workers = int(os.environ.get("SURGE_WORKERS", "1"))
        mine = getattr(self.environment.runner, "worker_index", 0) % workers
        length = sum(seconds for seconds, _ in STAGES)
        chance = random.Random(SEED + 1)
        began = time.monotonic()
        for number, moment in enumerate(moments()):
            near = max(20, len(VISITS) / 8)
            at = int(moment / length * len(VISITS) + (chance.random() - 0.5) * near)
            if number % workers != mine:
                continue
            gevent.sleep(max(0, began + moment - time.monotonic()))
            headers, steps = VISITS[min(len(VISITS) - 1, max(0, at))]
            gevent.spawn(Visitor(self.environment).visit, headers, steps)
        # Those who are still reading go on until --run-time ends.
        gevent.sleep(86400)


@events.quitting.add_listener
def judge(environment, **_):
    total = environment.stats.total
    failed = [text for text, held in [
${kept.map((check) => `        ${check},`).join("\n")}
    ] if not held]
    for text in failed:
        print("FAILED", text)
    environment.process_exit_code = 1 if failed else 0
`;
}

/** A row of the verdict: the limit's text, and whether it held, in Python. */
function toCheck({ text, metric, scope, comparison, bound, unit }: Limit): string | null {
  const sign = comparison === "=" ? "==" : comparison;
  const of =
    scope === "all"
      ? "total"
      : `environment.stats.get("${scope}", "${scope === "forms" ? "POST" : "GET"}")`;
  const row = (value: string, limit: number): string =>
    `(${toPython(text)}, ${value} ${sign} ${limit})`;
  if (metric.name === "percentile")
    return row(`(${of}.get_response_time_percentile(${metric.percent / 100}) or 0)`, bound);
  if (metric.name === "max") return row(`${of}.max_response_time`, bound);
  if (metric.name === "requests") return row(`${of}.num_requests`, bound);
  if (metric.name === "errors")
    return unit === "percent"
      ? row(`${of}.fail_ratio * 100`, bound)
      : row(`${of}.num_failures`, bound);
  return null;
}

/** JSON is Python for everything that occurs here: texts, numbers, lists and tables. */
function toPython(value: unknown): string {
  return JSON.stringify(value);
}
