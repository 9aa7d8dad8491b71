import { expect, test } from "vitest";
import { createMeasure } from "../../src/surge/measure.ts";
import type { Measure } from "../../src/surge/measure.ts";
import { playCrowd } from "../../src/surge/play-crowd.ts";
import type { PlannedRequest, Reply } from "../../src/surge/result.ts";
import type { Site } from "../../src/surge/site.ts";
import type { Visit } from "../../src/surge/visit.ts";
import { liveVisit } from "../../src/surge/visitor.ts";
import { createMovedClock } from "./moved-clock.ts";
import type { MovedClock } from "./moved-clock.ts";

const page = (
  path: string,
): [string, Site["pages"] extends ReadonlyMap<string, infer P> ? P : never] => [
  path,
  { path, language: "en", section: "home", links: [], assets: ["/site.css"] },
];
const site: Site = {
  pages: new Map([page("/en/"), page("/en/b/")]),
  missing: [],
  listed: 2,
  foreignAssets: 0,
};
const visit: Visit = {
  number: 0,
  arriveMs: 100,
  waitMs: 0,
  traits: { country: "US", language: "en", encoding: "br" },
  steps: [
    { path: "/en/", readMs: 5000 },
    { path: "/en/b/", readMs: 7000 },
    { path: "/en/", readMs: 1000 },
  ],
  seen: [],
};

/** A site that takes `takesMs` for everything, and answers by the table (200 where it has nothing). */
function stage(
  takesMs: number,
  statuses: Record<string, number> = {},
): {
  clock: MovedClock;
  measure: Measure;
  sent: PlannedRequest[];
  closed: () => number;
  live: (visit: Visit) => Promise<void>;
} {
  const clock = createMovedClock();
  const measure = createMeasure();
  const sent: PlannedRequest[] = [];
  let closed = 0;
  const openConnection = (): { send(request: PlannedRequest): Promise<Reply>; close(): void } => ({
    async send(request) {
      const sentMs = clock.nowMs();
      sent.push(request);
      await clock.until(sentMs + takesMs);
      return {
        sentMs,
        doneMs: clock.nowMs(),
        status: statuses[request.path] ?? 200,
        failure: null,
        bytes: 10,
        sentAgain: false,
      };
    },
    close: () => closed++,
  });
  return {
    clock,
    measure,
    sent,
    closed: () => closed,
    live: liveVisit.bind(null, { clock, site, measure, openConnection }),
  };
}

test("a visit asks for each page when it is due, for its assets once, and for nothing it has in its cache", async () => {
  const { clock, measure, sent, closed, live } = stage(50);
  const lived = live(visit);
  await clock.drain();
  await lived;
  // Arrived at 100; page and asset answered at 200; 5 s of reading; the third page is the first one again.
  expect(sent.map(({ kind, path, dueMs }) => [kind, path, dueMs])).toEqual([
    ["page", "/en/", 100],
    ["asset", "/site.css", 150],
    ["page", "/en/b/", 5200],
  ]);
  expect(clock.nowMs()).toBe(5250 + 7000 + 1000);
  expect(measure.totals()).toMatchObject({
    cached: 3,
    visitors: { now: 0, peak: 1, came: 1, cut: 0 },
  });
  expect(closed()).toBe(1);
});

test("headers are those of the visitor", async () => {
  const { clock, sent, live } = stage(1);
  const lived = live(visit);
  await clock.drain();
  await lived;
  expect(sent[0]?.headers).toEqual({
    accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
    "accept-encoding": "br",
    "accept-language": "en-US,en;q=0.9",
    "user-agent": "Mozilla/5.0 (compatible; freshet-surge/0.1; load test)",
    "x-surge-country": "US",
  });
});

test("an error is counted and the visit goes on; a page that failed is asked for again", async () => {
  const { clock, measure, sent, live } = stage(1, { "/en/": 500 });
  const lived = live(visit);
  await clock.drain();
  await lived;
  expect(sent.map(({ path }) => path)).toEqual(["/en/", "/site.css", "/en/b/", "/en/"]);
  expect(measure.figures("all")).toMatchObject({ requests: 4, errors: 2 });
  expect(measure.totals().examples).toEqual(["/en/ (500)"]);
});

test("who reads the last page when the run begins sends nothing, and leaves on time", async () => {
  const { clock, measure, sent, closed, live } = stage(1);
  const lived = live({ ...visit, arriveMs: 0, waitMs: 300, steps: [] });
  await clock.drain();
  await lived;
  expect([sent.length, clock.nowMs(), measure.totals().visitors.peak, closed()]).toEqual([
    0, 300, 1, 0,
  ]);
});

test("arrivals are never held back by a slow site, and the end of the run ends every visit", async () => {
  const { clock, measure, sent, live } = stage(60_000);
  const visits = [0, 10, 20, 30].map((arriveMs, number) => ({ ...visit, number, arriveMs }));
  const played = playCrowd({ visits, durationMs: 1000, clock, live });
  await clock.drain();
  await played;
  expect(sent.map(({ dueMs }) => dueMs)).toEqual([0, 10, 20, 30]);
  expect(measure.totals().visitors).toEqual({ now: 0, peak: 4, came: 4, cut: 4 });
  // Handed over when due: however slow the site, the lab was not late.
  expect(measure.totals().lateness.maxMs()).toBe(0);
});

test("stopped by a person, nobody else arrives", async () => {
  const { clock, measure, live } = stage(1);
  const played = playCrowd({
    visits: [visit, { ...visit, arriveMs: 50_000 }],
    durationMs: 60_000,
    clock,
    live,
  });
  await clock.step();
  clock.stop();
  await played;
  expect(measure.totals().visitors).toMatchObject({ came: 1, cut: 1 });
});
