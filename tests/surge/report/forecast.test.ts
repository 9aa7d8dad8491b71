import { expect, test } from "vitest";
import { drawVisits, toCrowd } from "../../../src/surge/crowd.ts";
import { toCurve } from "../../../src/surge/curve.ts";
import { readProfile } from "../../../src/surge/read-profile.ts";
import { forecast } from "../../../src/surge/report/forecast.ts";
import type { Site } from "../../../src/surge/site.ts";

test("the forecast is what the drawn visits come to", () => {
  const profile = readProfile("election-night-2016");
  const crowd = toCrowd(profile, toCurve(profile, { visitors: 20_000, seconds: 300 }), 1);
  const path = "/en/";
  const site: Site = {
    pages: new Map([[path, { path, language: null, section: "home", links: [], assets: [] }]]),
    missing: [],
    listed: 1,
    foreignAssets: 0,
  };
  const rows = forecast(crowd, { assets: 0, rows: 10 });
  const pages = rows.map(() => 0);
  const here = rows.map(() => 0);
  for (const { arriveMs, waitMs, steps } of drawVisits(crowd, site)) {
    let atMs = arriveMs + waitMs;
    for (const { readMs } of steps) {
      const row = Math.floor(atMs / 30_000);
      if (row < 10) pages[row] = (pages[row] ?? 0) + 1;
      atMs += readMs;
    }
    for (const [index, row] of rows.entries())
      if (arriveMs <= row.atMs && row.atMs < atMs) here[index] = (here[index] ?? 0) + 1;
  }
  for (const [index, row] of rows.entries()) {
    expect(Math.abs(row.visitors / (here[index] ?? 0) - 1)).toBeLessThan(0.05);
    expect(Math.abs(row.pagesPerSecond / ((pages[index] ?? 0) / 30) - 1)).toBeLessThan(0.06);
  }
});
