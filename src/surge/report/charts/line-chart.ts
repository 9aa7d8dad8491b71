import { PLOT, toFrame } from "./frame.ts";
import type { TimeChart } from "./frame.ts";
import { toShort, toTicks } from "./scale.ts";
import { element, toCoordinate } from "./svg.ts";

/** A line of a chart. Its colour is that of its number, or of the name of a tone. */
export interface Series {
  name: string;
  /** Evenly over the time axis unless `atS` says when; null where there is no value. */
  values: readonly (number | null)[];
  /** Moments of the values, in seconds. */
  atS?: readonly number[];
  /** 1 to 6, or a tone such as `bad`. */
  colour: number | "bad" | "muted";
  /** Filled down to the axis. */
  filled?: boolean;
  dashed?: boolean;
}

/** Lines over time from a common zero. `unit` stands behind the labels of the height. */
export function toLineChart(
  chart: TimeChart & { series: readonly Series[]; toLabel?: (value: number) => string },
): string {
  const { series, toLabel = toShort } = chart;
  const highest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ticks = toTicks(highest);
  const top = ticks.at(-1) ?? 1;
  const lines = series.map(({ values, atS, colour, filled, dashed }) => {
    const toX =
      atS === undefined
        ? toEvenX(values.length)
        : (index: number) => PLOT.x((atS[index] ?? 0) / chart.seconds);
    const runs = toRuns(values).map((run) => toPath(run, toX, top));
    const style = `c${colour}${dashed ? " dashed" : ""}`;
    const areas = filled
      ? runs.map(({ d, from, to }) =>
          element("path", {
            class: `area ${style}`,
            d: `${d}L${to} ${PLOT.bottom}L${from} ${PLOT.bottom}Z`,
          }),
        )
      : [];
    return [
      ...areas,
      element("path", { class: `line ${style}`, d: runs.map(({ d }) => d).join("") }),
    ].join("");
  });
  return toFrame(
    chart,
    ticks.map((tick) => ({ at: tick / top, label: toLabel(tick) })),
    lines,
  );
}

/** Layers on top of each other over time: the whole, and what it consists of. The first is at the bottom. */
export function toStackedChart(
  chart: TimeChart & { series: readonly Series[]; toLabel?: (value: number) => string },
): string {
  const { series, toLabel = toShort } = chart;
  const length = Math.max(0, ...series.map(({ values }) => values.length));
  const base = Array.from({ length }, () => 0);
  const layers = series.map(({ values, colour }) => {
    const under = [...base];
    for (const [index, value] of values.entries()) base[index] = (base[index] ?? 0) + (value ?? 0);
    return { under, over: [...base], colour };
  });
  const ticks = toTicks(Math.max(0, ...base));
  const top = ticks.at(-1) ?? 1;
  const areas = layers.map(({ under, over, colour }) => {
    const upper = toPath(
      over.map((value, index) => ({ index, value })),
      toEvenX(length),
      top,
    ).d;
    const lower = toPath(
      under.map((value, index) => ({ index, value })).toReversed(),
      toEvenX(length),
      top,
    ).d;
    return element("path", { class: `layer c${colour}`, d: `${upper}${lower.replace("M", "L")}Z` });
  });
  return toFrame(
    chart,
    ticks.map((tick) => ({ at: tick / top, label: toLabel(tick) })),
    areas,
  );
}

interface Point {
  index: number;
  value: number;
}

/** Stretches without a gap. */
function toRuns(values: readonly (number | null)[]): Point[][] {
  const runs: Point[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value !== null) runs.at(-1)?.push({ index, value });
    else if (runs.at(-1)?.length !== 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** A value stands in the middle of its step of time; the first and the last reach out to the edges. */
function toEvenX(length: number): (index: number) => number {
  return (index) => {
    if (index === 0) return PLOT.x(0);
    return PLOT.x(index === length - 1 ? 1 : (index + 0.5) / Math.max(1, length));
  };
}

function toPath(
  points: readonly Point[],
  toX: (index: number) => number,
  top: number,
): { d: string; from: string; to: string } {
  const places = points.map(({ index, value }) =>
    [toX(index), PLOT.y(value / top)].map(toCoordinate).join(" "),
  );
  const [from = 0, to = 0] = [points[0], points.at(-1)].map((point) => toX(point?.index ?? 0));
  return { d: `M${places.join("L")}`, from: toCoordinate(from), to: toCoordinate(to) };
}
