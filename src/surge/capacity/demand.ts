import type { Crowd } from "../crowd.ts";
import { createRandom } from "../random.ts";
import { forecast } from "../report/forecast.ts";
import { createShapeDrawer } from "../visit-shapes.ts";
import type { UnitCosts } from "./unit-costs.ts";

/** What a crowd asks for at its worst: each figure at the moment of the profile when it is highest, so not all at once. */
export interface Demand {
  visitors: number;
  /** Visits that begin, in a second. */
  arrivalsPerSecond: number;
  /** Page requests, 304s included. */
  pagesPerSecond: number;
  notModifiedPerSecond: number;
  assetsPerSecond: number;
  formsPerSecond: number;
  /** Clock time of the profile, in minutes after midnight, at which most forms are sent. */
  formsAt: number;
  /** Connections that a visit opens where one is closed after so many idle seconds, and the share of a visit that one is open. */
  withKeepAlive(seconds: number): { connectionsPerVisit: number; openShare: number };
}

const ROWS = 120;
const DRAWN = 20_000;
const POOL_STREAM = 0;
/** Servers look for idle connections once a second, so one is closed up to a second late. */
const CLOSES_WITHIN_S = 1;

/** The worst of a crowd in its own time. `assetsPerVisit` null: as the file of costs has it. */
export function toDemand(
  crowd: Crowd,
  { mix }: Pick<UnitCosts, "mix">,
  assetsPerVisit: number | null,
): Demand {
  const assets = assetsPerVisit ?? mix.assetsPerVisit.value;
  const rows = forecast(crowd, { assets, rows: ROWS }).map((row) => ({
    ...row,
    formsPerSecond: row.requestsPerSecond - row.pagesPerSecond - row.arrivalsPerSecond * assets,
  }));
  const most = (of: (row: (typeof rows)[number]) => number): number => Math.max(...rows.map(of));
  const formsPerSecond = Math.max(
    0,
    most((row) => row.formsPerSecond),
  );
  const pagesPerSecond = most((row) => row.pagesPerSecond);
  const arrivalsPerSecond = most((row) => row.arrivalsPerSecond);
  const shapes = drawShapes(crowd);
  return {
    visitors: crowd.curve.peakVisitors,
    arrivalsPerSecond,
    pagesPerSecond,
    notModifiedPerSecond: pagesPerSecond * mix.notModifiedShare.value,
    assetsPerSecond: arrivalsPerSecond * assets,
    formsPerSecond,
    formsAt: rows.find((row) => row.formsPerSecond === formsPerSecond)?.clock ?? 0,
    withKeepAlive(seconds) {
      const idleMs = (seconds + CLOSES_WITHIN_S) * 1000;
      // The last page is followed by nothing, so its connection is not opened again.
      const again = shapes.flatMap((shape) => shape.slice(0, -1)).filter((ms) => ms > idleMs);
      return {
        connectionsPerVisit: 1 + again.length / shapes.length,
        openShare: crowd.pool.openShare(idleMs),
      };
    },
  };
}

/** The same visits that the crowd's own pool has. */
function drawShapes({ profile, seed }: Crowd): number[][] {
  const random = createRandom(seed, POOL_STREAM);
  const drawShape = createShapeDrawer(profile.visit);
  return Array.from({ length: DRAWN }, () => drawShape(random));
}

/** Requests a second at the worst, forms included. */
export function requestsPerSecond(demand: Demand): number {
  return demand.pagesPerSecond + demand.assetsPerSecond + demand.formsPerSecond;
}
