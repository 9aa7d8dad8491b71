import { PLOT, toFrame } from "./frame.ts";
import type { TimeChart } from "./frame.ts";
import { element, toCoordinate } from "./svg.ts";

/** Counts by time and band: each column is a stretch of time with one count for every band, lowest band first. */
export interface HeatMap extends TimeChart {
  columns: readonly { fromS: number; toS: number; counts: readonly number[] }[];
  /** Labels of the edges between bands: one fewer than there are bands. */
  edges: readonly string[];
}

/** Shades, from hardly any to all: the share of a column's requests from which each begins. */
export const SHADES = [0, 0.001, 0.01, 0.05, 0.1, 0.2, 0.4, 0.7];

/** How requests spread over bands, by time: the darker, the more of that moment's requests are in the band. */
export function toHeatMap(chart: HeatMap): string {
  const bands = chart.edges.length + 1;
  const cells: string[][] = SHADES.map(() => []);
  for (const { fromS, toS, counts } of chart.columns) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const [left, right] = [PLOT.x(fromS / chart.seconds), PLOT.x(Math.min(1, toS / chart.seconds))];
    for (const [band, count] of counts.entries()) {
      if (count === 0) continue;
      const shade = SHADES.findLastIndex((least) => count / total > least);
      const [top, bottom] = [PLOT.y((band + 1) / bands), PLOT.y(band / bands)];
      // One path for all cells of a shade: a third of the bytes of a rectangle for each.
      cells[Math.max(0, shade)]?.push(
        `M${toCoordinate(left)} ${toCoordinate(top)}H${toCoordinate(right)}V${toCoordinate(bottom)}H${toCoordinate(left)}Z`,
      );
    }
  }
  const shades = cells.map((paths, shade) =>
    paths.length === 0 ? "" : element("path", { class: `heat h${shade}`, d: paths.join("") }),
  );
  const ticks = chart.edges.map((label, index) => ({ at: (index + 1) / bands, label }));
  return toFrame({ ...chart, plainBands: true }, ticks, shades);
}
