import { expect, test } from "vitest";
import {
  createCounters,
  classNumber,
  encodingNumber,
  shedNumber,
} from "../../../src/server/meter/counters.ts";
import type { SiteFacts } from "../../../src/server/meter/prometheus.ts";
import { expositionType, toExposition } from "../../../src/server/meter/prometheus.ts";
import { shedReasons } from "../../../src/server/dynamic/admission.ts";
import { readExposition } from "./exposition.ts";
import { snapshotOf } from "./fake-worker.ts";

function facts(changes: Partial<SiteFacts> = {}): SiteFacts {
  const counters = createCounters();
  for (let request = 0; request < 3; request += 1)
    counters.request(classNumber.page, 200, encodingNumber.br, 500);
  counters.request(classNumber.page, 304, encodingNumber.none, 0);
  counters.request(classNumber.dynamic, 418, encodingNumber.identity, 20);
  counters.shed(shedNumber.breaker);
  counters.dynamicStarted();
  counters.connectionDropped();
  return {
    collected: {
      counters: counters.snapshot({ connections: 42, logLinesDropped: 6 }),
      visitors: [],
      workers: [{ name: "static 1", snapshot: snapshotOf({}) }],
      silent: ["static 2"],
    },
    build: "4f2a",
    visitors: {
      visitors: 200_003.6,
      languages: { none: 0.1, en: 0.7, fr: 0.2 },
      countries: [
        { country: "US", share: 0.9 },
        { country: "unknown", share: 0.1 },
      ],
    },
    sameHourLastWeek: 16_667,
    ratio: 12,
    surgeSwitch: true,
    dynamicLoop: { utilisation: 0.25, delayP99S: 0.5 },
    inbox: null,
    nowMs: Date.UTC(2026, 10, 22, 12),
    ...changes,
  };
}

test("every fact is told once, in the format", async () => {
  const metrics = readExposition(await toExposition(facts()));
  const samples = Object.fromEntries(
    Object.entries(metrics).map(([name, metric]) => [name, metric.samples]),
  );
  expect(samples).toEqual({
    freshet_requests_total: {
      'class="page",status="200"': 3,
      'class="page",status="304"': 1,
      'class="dynamic",status="other"': 1,
    },
    freshet_answers_total: {
      'encoding="none"': 1,
      'encoding="identity"': 1,
      'encoding="gzip"': 0,
      'encoding="br"': 3,
      'encoding="zstd"': 0,
      'encoding="dcz"': 0,
    },
    freshet_body_bytes_total: {
      'class="page"': 1500,
      'class="asset"': 0,
      'class="feed"': 0,
      'class="notice"': 0,
      'class="notFound"': 0,
      'class="redirect"': 0,
      'class="dynamic"': 20,
      'class="refusal"': 0,
      'class="health"': 0,
    },
    freshet_sheds_total: Object.fromEntries(
      shedReasons.map((reason) => [`reason="${reason}"`, reason === "breaker" ? 1 : 0]),
    ),
    freshet_connections_dropped_total: { "": 1 },
    freshet_log_lines_dropped_total: { "": 6 },
    freshet_dynamic_in_flight: { "": 1 },
    freshet_connections: { "": 42 },
    freshet_event_loop_delay_seconds: {
      'worker="static 1"': 0.01,
      'worker="dynamic worker"': 0.5,
    },
    freshet_event_loop_utilisation: {
      'worker="static 1"': 0.5,
      'worker="dynamic worker"': 0.25,
    },
    freshet_dynamic_worker_answers: { "": 1 },
    freshet_workers_silent: { "": 1 },
    freshet_surge_switch: { "": 1 },
    freshet_build_info: { 'build="4f2a"': 1 },
    freshet_visitors_now: { "": 200_004 },
    freshet_visitors_same_hour_last_week: { "": 16_667 },
    freshet_visitors_ratio: { "": 12 },
    freshet_visitors_language_share: {
      'language="none"': 0.1,
      'language="en"': 0.7,
      'language="fr"': 0.2,
    },
    freshet_visitors_country_share: { 'country="US"': 0.9, 'country="unknown"': 0.1 },
  });
});

test("a dynamic worker that hangs has no figures, and is said not to answer", async () => {
  const metrics = readExposition(await toExposition(facts({ dynamicLoop: null })));
  expect(metrics["freshet_dynamic_worker_answers"]?.samples).toEqual({ "": 0 });
  expect(metrics["freshet_event_loop_utilisation"]?.samples).toEqual({ 'worker="static 1"': 0.5 });
});

test("counters end in _total and gauges do not; each has a sentence of help", async () => {
  for (const [name, { type, help }] of Object.entries(
    readExposition(await toExposition(facts())),
  )) {
    expect([name, type === "counter"]).toEqual([name, name.endsWith("_total")]);
    expect(help).toMatch(/^[A-Z].*\.$/);
  }
});

test("without a record of last week there is no value, rather than a false one", async () => {
  const metrics = readExposition(
    await toExposition(facts({ sameHourLastWeek: null, ratio: null })),
  );
  expect(metrics["freshet_visitors_now"]?.samples).toEqual({ "": 200_004 });
  expect(metrics["freshet_visitors_same_hour_last_week"]).toBeUndefined();
  expect(metrics["freshet_visitors_ratio"]).toBeUndefined();
});

test("a build name with quotes, backslashes and line feeds can't break the text", async () => {
  const metrics = readExposition(await toExposition(facts({ build: 'a"b\\c\nd' })));
  expect(metrics["freshet_build_info"]?.samples).toEqual({ 'build="a\\"b\\\\c\\nd"': 1 });
});

test("two calls share nothing: the second tells the same", async () => {
  expect(await toExposition(facts())).toBe(await toExposition(facts()));
  expect(expositionType).toBe("text/plain; version=0.0.4; charset=utf-8");
});
