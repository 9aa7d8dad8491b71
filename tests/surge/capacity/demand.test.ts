import { describe, expect, test } from "vitest";
import { requestsPerSecond, toDemand } from "../../../src/surge/capacity/demand.ts";
import { createRandom } from "../../../src/surge/random.ts";
import { createShapeDrawer } from "../../../src/surge/visit-shapes.ts";
import { costs, night, withValues } from "./some-costs.ts";

describe("what the night asks for", () => {
  test("a crowd that is steady comes as fast as it leaves (Little's law)", () => {
    const crowd = night(200_000, ["hold"]);
    const { arrivalsPerSecond, pagesPerSecond } = toDemand(crowd, costs, null);
    const { meanMs, meanPages } = crowd.pool;
    expect(arrivalsPerSecond / (200_000_000 / meanMs)).toBeCloseTo(1, 1);
    expect(pagesPerSecond / ((200_000_000 * meanPages) / meanMs)).toBeCloseTo(1, 1);
  });

  test.each([
    ["ten times the people", 2_000_000, 10],
    ["a hundred times", 20_000_000, 100],
  ])("%s ask for as many times as much", (_about, visitors, times) => {
    const [few, many] = [night(200_000), night(visitors)].map((crowd) =>
      requestsPerSecond(toDemand(crowd, costs, null)),
    );
    expect((many ?? 0) / (few ?? 1)).toBeCloseTo(times, 0);
  });

  test("most forms are sent on the way up, before most pages are asked for", () => {
    const demand = toDemand(night(200_000), costs, null);
    expect(demand.formsAt).toBeGreaterThan(21 * 60);
    expect(demand.formsAt).toBeLessThan(23 * 60);
    const hold = toDemand(night(200_000, ["hold"]), costs, null);
    expect(demand.formsPerSecond).toBeGreaterThan(2 * hold.formsPerSecond);
  });

  test("what a first page needs is what was measured, unless it is said", () => {
    const crowd = night(1000, ["hold"]);
    const measured = toDemand(crowd, withValues("mix", { assetsPerVisit: 3 }), null);
    expect(measured.assetsPerSecond / measured.arrivalsPerSecond).toBeCloseTo(3);
    expect(toDemand(crowd, costs, 0).assetsPerSecond).toBe(0);
  });
});

test.each([1, 5, 20, 600])(
  "with a keep-alive of %i s, connections are those of visits played one by one",
  (keepAliveS) => {
    const crowd = night(1000, ["hold"]);
    const drawShape = createShapeDrawer(crowd.profile.visit);
    const random = createRandom(99, 0);
    const idleMs = (keepAliveS + 1) * 1000;
    let [opened, openMs, wholeMs] = [0, 0, 0];
    const visits = 20_000;
    for (let visit = 0; visit < visits; visit += 1) {
      const shape = drawShape(random);
      let isOpen = false;
      for (const readMs of shape) {
        if (!isOpen) opened += 1;
        isOpen = readMs <= idleMs;
        openMs += Math.min(readMs, idleMs);
        wholeMs += readMs;
      }
    }
    const { connectionsPerVisit, openShare } = toDemand(crowd, costs, null).withKeepAlive(
      keepAliveS,
    );
    expect(Math.abs(connectionsPerVisit / (opened / visits) - 1)).toBeLessThan(0.03);
    expect(Math.abs(openShare / (openMs / wholeMs) - 1)).toBeLessThan(0.05);
  },
);
