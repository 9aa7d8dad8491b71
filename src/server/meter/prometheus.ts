import { Counter, Gauge, Registry } from "@prometheus-io/client";
import { shedReasons } from "../dynamic/admission.ts";
import type { Collected } from "./collect.ts";
import { bodyEncodings, encodingTotals, requestClasses, requestTotals } from "./counters.ts";
import type { InboxFacts } from "./inbox-facts.ts";
import type { Tell } from "./inbox-metrics.ts";
import { tellInbox } from "./inbox-metrics.ts";
import type { LoopReading } from "./event-loop.ts";
import type { VisitorSummary } from "./visitors.ts";

/** Everything that `/metrics` tells. */
export interface SiteFacts {
  collected: Collected;
  build: string;
  visitors: VisitorSummary;
  /** Null when there is no record. */
  sameHourLastWeek: number | null;
  ratio: number | null;
  surgeSwitch: boolean;
  /** Null while the dynamic worker says nothing: it hangs, or is not there. */
  dynamicLoop: LoopReading | null;
  /** Null likewise. */
  inbox: InboxFacts | null;
  /** Milliseconds since 1970: ages are told as of now. */
  nowMs: number;
}

/** Of the text that `toExposition` gives: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const expositionType = Registry.PROMETHEUS_CONTENT_TYPE;

/** One value of a metric, with its labels. */
type Sample = readonly [labels: Record<string, string>, value: number];

/** Facts → text in Prometheus's exposition format. Metrics are made anew from the facts each time; nothing is kept between two calls. */
export function toExposition(facts: SiteFacts): Promise<string> {
  const registry = new Registry();
  const registers = [registry];
  const define = (name: string, help: string, samples: readonly Sample[]) => ({
    name: `freshet_${name}`,
    help,
    labelNames: Object.keys(samples[0]?.[0] ?? {}),
    registers,
  });
  // A metric without labels would start at 0, and say something where nothing is known: it is left out.
  const counter: Tell = (name, help, samples) => {
    if (samples.length === 0) return;
    const metric = new Counter(define(name, help, samples));
    for (const [labels, value] of samples) metric.inc(labels, value);
  };
  const gauge: Tell = (name, help, samples) => {
    if (samples.length === 0) return;
    const metric = new Gauge(define(name, help, samples));
    for (const [labels, value] of samples) metric.set(labels, value);
  };
  tellTraffic(facts, counter, gauge);
  tellWorkers(facts, gauge);
  tellVisitors(facts, gauge);
  tellInbox({ facts: facts.inbox, nowMs: facts.nowMs }, { counter, gauge });
  return registry.metrics();
}

function tellTraffic({ collected: { counters } }: SiteFacts, counter: Tell, gauge: Tell): void {
  counter(
    "requests_total",
    "Requests answered by static workers.",
    requestTotals(counters).map(({ requestClass, status, count }) => [
      { class: requestClass, status },
      count,
    ]),
  );
  counter(
    "answers_total",
    "The same requests by content coding of the answer; none has no body.",
    byName("encoding", bodyEncodings, encodingTotals(counters)),
  );
  counter(
    "body_bytes_total",
    "Bytes of answer bodies.",
    byName("class", requestClasses, counters.bytes),
  );
  counter(
    "sheds_total",
    "Work refused on purpose, by reason.",
    byName("reason", shedReasons, counters.sheds),
  );
  counter("connections_dropped_total", "Connections refused at the limit.", [
    [{}, counters.connectionsDropped],
  ]);
  counter("log_lines_dropped_total", "Access-log lines given up because the disk was too slow.", [
    [{}, counters.logLinesDropped],
  ]);
  gauge("dynamic_in_flight", "Calls to the dynamic worker under way.", [
    [{}, counters.dynamicInFlight],
  ]);
  gauge("connections", "Open connections of visitors.", [[{}, counters.connections]]);
}

function tellWorkers(facts: SiteFacts, gauge: Tell): void {
  const { collected, build, surgeSwitch, dynamicLoop } = facts;
  const { workers, silent } = collected;
  const loops = [
    ...workers.map(({ name, snapshot }) => ({ name, loop: snapshot.loop })),
    ...(dynamicLoop === null ? [] : [{ name: "dynamic worker", loop: dynamicLoop }]),
  ];
  gauge(
    "event_loop_delay_seconds",
    "Delay that 99 in 100 timer ticks did not exceed: highest 250 ms window of the last 15 s.",
    loops.map(({ name, loop }) => [{ worker: name }, loop.delayP99S]),
  );
  gauge(
    "event_loop_utilisation",
    "Part of the time the event loop worked, 0 to 1: highest 250 ms window of the last 15 s.",
    loops.map(({ name, loop }) => [{ worker: name }, loop.utilisation]),
  );
  gauge("workers_silent", "Static workers that did not say how they are in time.", [
    [{}, silent.length],
  ]);
  gauge("dynamic_worker_answers", "Whether the dynamic worker says how it is: 1 or 0.", [
    [{}, dynamicLoop === null ? 0 : 1],
  ]);
  gauge("surge_switch", "Whether forms are closed by the surge switch: 1 or 0.", [
    [{}, surgeSwitch ? 1 : 0],
  ]);
  gauge("build_info", "The build being served; always 1.", [[{ build }, 1]]);
}

function tellVisitors({ visitors, sameHourLastWeek, ratio }: SiteFacts, gauge: Tell): void {
  gauge("visitors_now", "Distinct people in the last five minutes, estimated.", [
    [{}, Math.round(visitors.visitors)],
  ]);
  gauge(
    "visitors_same_hour_last_week",
    "Most visitors at once in this hour a week ago; missing without a record.",
    orNone(sameHourLastWeek),
  );
  gauge(
    "visitors_ratio",
    "Visitors now divided by those of the same hour last week; missing without a record.",
    orNone(ratio),
  );
  gauge(
    "visitors_language_share",
    "Part of the visitors, 0 to 1, by language of the addresses read.",
    Object.entries(visitors.languages).map(([language, share]) => [{ language }, share]),
  );
  gauge(
    "visitors_country_share",
    "Part of the visitors, 0 to 1, by country as the edge names it.",
    visitors.countries.map(({ country, share }) => [{ country }, share]),
  );
}

function byName(label: string, names: readonly string[], values: readonly number[]): Sample[] {
  return names.map((name, place) => [{ [label]: name }, values[place] ?? 0]);
}

function orNone(value: number | null): Sample[] {
  return value === null ? [] : [[{}, value]];
}
