import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { toCrowd } from "../../../src/surge/crowd.ts";
import { expectedArrivals as areaOf } from "../../../src/surge/arrivals.ts";
import { toCurve } from "../../../src/surge/curve.ts";
import {
  countRequests,
  expectedArrivals,
  expectedRequests,
  meanVisitS,
} from "../../../src/surge/export/hand-off.ts";
import type { HandOff } from "../../../src/surge/export/hand-off.ts";
import { toStages } from "../../../src/surge/export/stages.ts";
import { toArtillery } from "../../../src/surge/export/to-artillery.ts";
import { toHandOff } from "../../../src/surge/export/to-hand-off.ts";
import { toK6 } from "../../../src/surge/export/to-k6.ts";
import { toLocust } from "../../../src/surge/export/to-locust.ts";
import { toTsung } from "../../../src/surge/export/to-tsung.ts";
import { readProfile } from "../../../src/surge/read-profile.ts";
import type { Page, Site } from "../../../src/surge/site.ts";
import { steadyProfile } from "./steady-profile.ts";

const paths = ["/en/", "/en/immigrate/", "/fr/", "/fr/immigrer/"];
const page = (path: string): Page => ({
  path,
  language: path.slice(1, 3),
  section: path.split("/")[2] || "home",
  links: paths.filter((other) => other !== path && other.slice(0, 3) === path.slice(0, 3)),
  assets: ["/site.css", "/icon.svg?a=1&b=2"],
});
const site: Site = {
  pages: new Map(paths.map((path) => [path, page(path)])),
  missing: [],
  listed: 4,
  foreignAssets: 0,
};

function handOff(
  more: {
    limits?: string[];
    warmUpS?: number | null;
    arrivals?: HandOff["arrivals"];
    night?: boolean;
  } = {},
): HandOff {
  const profile = more.night ? readProfile("election-night-2016") : steadyProfile(more.limits);
  return toHandOff(profile, site, {
    name: "steady",
    origin: "http://127.0.0.1:4321",
    stretch: { visitors: 22, seconds: 10 },
    seed: 1,
    arrivals: more.arrivals ?? "random",
    warmUpS: more.warmUpS === undefined ? 0 : more.warmUpS,
  });
}

describe("stages of arrivals", () => {
  test("have as many arrivals as the rate they are made of", () => {
    const profile = readProfile("election-night-2016");
    for (const [visitors, seconds] of [
      [2000, 60],
      [200_000, 3600],
      [50, 86_400],
    ] as const) {
      const { rate } = toCrowd(profile, toCurve(profile, { visitors, seconds }), 1);
      const stages = toStages(rate, { seconds: 0, perSecond: 0 });
      expect(stages.length).toBeLessThanOrEqual(40);
      expect(expectedArrivals(stages)).toBeCloseTo(areaOf(rate, seconds * 1000), 3);
      expect(stages.reduce((sum, stage) => sum + stage.seconds, 0)).toBeCloseTo(seconds, 6);
    }
  });

  test("begin with a warm-up that gathers the first crowd, by Little's law", () => {
    const plan = handOff({ warmUpS: null, night: true });
    const [first] = plan.stages;
    expect((first?.perSecond ?? 0) * meanVisitS(plan.visits)).toBeCloseTo(
      (22 * 17_000) / 200_000,
      0,
    );
    expect(plan.warmUpS).toBeGreaterThan(2.5 * meanVisitS(plan.visits));
  });
});

describe("the sample of visits", () => {
  const { visits } = handOff({ night: true });
  test("has the mean length and number of pages of the model", () => {
    const profile = readProfile("election-night-2016");
    const { pool } = toCrowd(profile, toCurve(profile, { visitors: 22, seconds: 10 }), 1);
    expect(Math.abs((1000 * meanVisitS(visits)) / pool.meanMs - 1)).toBeLessThan(0.03);
    const pages = visits.reduce((sum, { steps }) => sum + steps.length, 0) / visits.length;
    expect(Math.abs(pages / pool.meanPages - 1)).toBeLessThan(0.1);
  });
  test("fetches nothing twice in a visit, and is the same every time", () => {
    for (const { steps } of visits) {
      const assets = steps.flatMap((step) => step.assets);
      expect(new Set(assets).size).toBe(assets.length);
    }
    expect(handOff({ night: true }).visits).toEqual(visits);
  });
});

const LIMITS = [
  "errors <= 0",
  "errors < 1%",
  "p99 <= 1500ms",
  "pages: p95 < 1s",
  "shed = 0",
  "p99 < 200ms in every 10s",
];

describe("every engine's file", () => {
  test.each([
    ["k6", toK6],
    ["tsung", toTsung],
    ["artillery", toArtillery],
    ["locust", toLocust],
  ] as const)(
    "%s says what it cannot do and which limits are lost, and holds every address",
    (_, write) => {
      const text = write(handOff({ limits: LIMITS }));
      expect(text).toContain("A browser cache");
      expect(text).toContain("Limits that could not be carried over:");
      expect(text).toContain("- p99 < 200ms in every 10s");
      expect(text).toContain("- shed = 0");
      for (const path of paths) expect(text).toContain(path);
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
    },
  );

  test("k6: whole arrivals an hour, thresholds, and the warning that it was not run", () => {
    const text = toK6(handOff({ limits: LIMITS }));
    const options = JSON.parse(/export const options = (\{.*?\n\});/s.exec(text)?.[1] ?? "");
    expect(options.thresholds).toEqual({
      dropped_iterations: ["count==0"],
      http_req_failed: ["rate<=0", "rate<0.01"],
      http_req_duration: ["p(99)<=1500"],
      "http_req_duration{kind:pages}": ["p(95)<1000"],
    });
    const { stages, startRate } = options.scenarios.crowd;
    expect(startRate / 3600).toBeCloseTo(handOff().stages[0]?.perSecond ?? 0, 2);
    expect(stages.at(-1)).toEqual({ duration: "10000ms", target: startRate });
    expect(text).toContain("This script was checked for syntax only");
  });

  test("Tsung: well-formed, exact numbers, and probabilities that add up", () => {
    const plan = handOff({ night: true });
    const text = toTsung(plan);
    const numbers = [...text.matchAll(/maxnumber="(\d+)"/g)].map(([, count]) => Number(count));
    expect(
      Math.abs(numbers.reduce((sum, count) => sum + count, 0) - expectedArrivals(plan.stages)),
    ).toBeLessThan(2);
    const shares = [...text.matchAll(/ probability="([\d.]+)"/g)].map(([, share]) => Number(share));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
    expect(text).toContain("/icon.svg?a=1&amp;b=2");
    expect(/<!--([\s\S]*?)-->/.exec(text)?.[1]).not.toContain("--");
  });

  test("Artillery: whole rates or exact numbers, and times with their unit", () => {
    const plan = handOff({ night: true, limits: LIMITS });
    const random = parse(toArtillery(plan));
    const sum = random.config.phases.reduce(
      (total: number, { arrivalRate = 0, duration = "0" }) =>
        total + (arrivalRate * Number.parseInt(duration, 10)) / 1000,
      0,
    );
    expect(Math.abs(sum - expectedArrivals(plan.stages))).toBeLessThan(1);
    for (const { arrivalRate = 1 } of random.config.phases)
      expect(Number.isInteger(arrivalRate)).toBe(true);
    const even = parse(toArtillery({ ...plan, arrivals: "even" }));
    const counted = even.config.phases.reduce(
      (total: number, { arrivalCount = 0 }) => total + arrivalCount,
      0,
    );
    expect(Math.abs(counted - expectedArrivals(plan.stages))).toBeLessThanOrEqual(0.5);
    for (const { flow } of even.scenarios) expect(flow.at(-1).think).toMatch(/^\d+ms$/);
    const requests = even.scenarios.reduce(
      (total: number, { flow }: { flow: object[] }) =>
        total + flow.filter((step) => !("think" in step)).length,
      0,
    );
    expect(requests).toBe(plan.visits.reduce((total, visit) => total + countRequests(visit), 0));
    expect(expectedRequests(plan)).toBeCloseTo(
      (expectedArrivals(plan.stages) * requests) / plan.visits.length,
      6,
    );
  });
});
