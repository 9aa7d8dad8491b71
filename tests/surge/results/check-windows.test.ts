import { expect, test } from "vitest";
import {
  createHistograms,
  createCounts,
  toSparseHistograms,
} from "../../../src/surge/results/counts.ts";
import { createLimitCheck } from "../../../src/surge/results/check-windows.ts";
import type { Window } from "../../../src/surge/results/schema.ts";
import { parseLimit } from "../../../src/surge/limits.ts";
import type { Limit } from "../../../src/surge/limits.ts";

/** Ten seconds in which every page took that long, with so many errors. */
function window(fromSecond: number, timeMs: number, errors = 0): Window {
  const counts = createCounts();
  counts.scopes.pages = { requests: 100, errors, shed: 0, judged: 100, cacheable: 100 };
  const histograms = createHistograms();
  for (let turn = 0; turn < 100; turn++) histograms.pages.response.record(timeMs);
  return {
    kind: "window",
    fromSecond,
    seconds: 10,
    counts,
    histograms: toSparseHistograms(histograms),
  };
}
const WINDOWS = [
  window(0, 10),
  window(10, 500, 2),
  window(20, 20),
  window(30, 300),
  window(40, 30),
];
const PHASES = [
  { name: "ramp", fromMs: 0, toMs: 30_000 },
  { name: "hold", fromMs: 30_000, toMs: 50_000 },
];

test.each<[string, string, { held: boolean; value: number; worstAtSecond: number | null }]>([
  ["over the whole run", "pages: p50 < 40ms", { held: true, value: 30, worstAtSecond: null }],
  [
    "in every window: the worst one decides, and is named",
    "p50 < 400ms in every 10s",
    { held: false, value: 500, worstAtSecond: 10 },
  ],
  [
    "in every window of a phase",
    "p50 < 400ms in every 10s of the hold",
    { held: true, value: 300, worstAtSecond: 30 },
  ],
  ["over a phase", "errors = 0 of the hold", { held: true, value: 0, worstAtSecond: null }],
  ["over another", "errors = 0 of the ramp", { held: false, value: 2, worstAtSecond: null }],
  [
    "in longer stretches, added up",
    "errors <= 1 in every 20s",
    { held: false, value: 2, worstAtSecond: 0 },
  ],
  [
    "at least so many: the least decides",
    "requests >= 150 in every 20s",
    { held: false, value: 100, worstAtSecond: 40 },
  ],
  [
    "a phase the run never came to",
    "errors = 0 of the tail",
    { held: true, value: 0, worstAtSecond: null },
  ],
])("%s: %s", (_, text, expected) => {
  const check = createLimitCheck([parseLimit(text) as Limit], PHASES);
  for (const each of WINDOWS) check.add(each);
  const [checked] = check.finish();
  expect({ ...checked, value: Math.round(checked?.value ?? -1) }).toMatchObject({
    text,
    ...expected,
  });
});
