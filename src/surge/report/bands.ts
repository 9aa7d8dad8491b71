import { toHighestUs } from "../histogram.ts";
import type { Sparse } from "../results/measures.ts";

/** Edges between bands of response time in milliseconds: steps a person knows, about evenly spread on a logarithmic scale. */
export const EDGES_MS = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** `0.5 ms`, `2 s` */
export function toEdgeText(edgeMs: number): string {
  return edgeMs < 1000 ? `${edgeMs} ms` : `${edgeMs / 1000} s`;
}

/** `below 0.5 ms`, `1 ms to 2 ms`, `10 s and more`: one more than there are edges. */
export const BAND_NAMES = [
  `below ${toEdgeText(EDGES_MS[0] ?? 0)}`,
  ...EDGES_MS.slice(1).map(
    (edge, index) => `${toEdgeText(EDGES_MS[index] ?? 0)} to ${toEdgeText(edge)}`,
  ),
  `${toEdgeText(EDGES_MS.at(-1) ?? 0)} and more`,
];

/** Counts of histograms by band, lowest first. */
export function toBands(histograms: readonly Sparse[]): number[] {
  const bands = BAND_NAMES.map(() => 0);
  for (const { slots } of histograms) {
    for (let at = 0; at < slots.length; at += 2) {
      const timeMs = toHighestUs(slots[at] ?? 0) / 1000;
      const found = EDGES_MS.findIndex((edge) => timeMs < edge);
      const band = found < 0 ? EDGES_MS.length : found;
      bands[band] = (bands[band] ?? 0) + (slots[at + 1] ?? 0);
    }
  }
  return bands;
}
