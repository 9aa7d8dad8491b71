import { toCoordinate, element, escapeText } from "./svg.ts";
import { toElapsed, toTimeTicks } from "./scale.ts";

/** A stretch of time with a name, drawn behind the lines. */
export interface Band {
  name: string;
  fromS: number;
  toS: number;
}

/** What every chart over time has. */
export interface TimeChart {
  /** Unique in the page. */
  id: string;
  /** What a screen reader says: the name, and in a sentence what the chart shows. */
  title: string;
  description: string;
  /** Length of the time axis. */
  seconds: number;
  bands?: readonly Band[];
  /** Bands only as names above, where shades have a meaning of their own. */
  plainBands?: boolean;
}

export const WIDTH = 760;
export const HEIGHT = 260;
const LEFT = 56;
const RIGHT = 26;
const TOP = 22;
const BOTTOM = 34;

/** Where the plot lies, and where a moment and a share of the height (0 to 1) lie in it. */
export const PLOT = {
  left: LEFT,
  right: WIDTH - RIGHT,
  top: TOP,
  bottom: HEIGHT - BOTTOM,
  x: (share: number): number => LEFT + share * (WIDTH - LEFT - RIGHT),
  y: (share: number): number => HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM),
};

/** A chart's picture: axes, bands, and the body over them. `ticks` are heights from 0 to 1 with their labels. */
export function toFrame(
  chart: TimeChart,
  ticks: readonly { at: number; label: string }[],
  body: readonly string[],
): string {
  const grid = ticks.map(({ at, label }) => {
    const y = PLOT.y(at);
    return (
      element("path", { class: "grid", d: `M${PLOT.left} ${toCoordinate(y)}H${PLOT.right}` }) +
      element("text", { x: PLOT.left - 8, y: y + 4, class: "end" }, escapeText(label))
    );
  });
  const times = toTimeTicks(chart.seconds).map((second) =>
    element(
      "text",
      { x: PLOT.x(second / Math.max(1, chart.seconds)), y: PLOT.bottom + 18, class: "mid" },
      toElapsed(second),
    ),
  );
  const bands = (chart.bands ?? []).map((band, index) =>
    toBand(band, chart.plainBands ? 1 : index, chart.seconds),
  );
  const axis = element("path", { class: "axis", d: `M${PLOT.left} ${PLOT.bottom}H${PLOT.right}` });
  return toPicture(chart, { width: WIDTH, height: HEIGHT }, [
    ...bands,
    ...grid,
    ...body,
    axis,
    ...times,
  ]);
}

/** An SVG with the name and the sentence a screen reader says. */
export function toPicture(
  { id, title, description }: Pick<TimeChart, "id" | "title" | "description">,
  { width, height }: { width: number; height: number },
  body: readonly string[],
): string {
  return element(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": `${id}-name ${id}-about` },
    element("title", { id: `${id}-name` }, escapeText(title)),
    element("desc", { id: `${id}-about` }, escapeText(description)),
    ...body,
  );
}

function toBand({ name, fromS, toS }: Band, index: number, seconds: number): string {
  const from = PLOT.x(Math.max(0, fromS / Math.max(1, seconds)));
  const to = PLOT.x(Math.min(1, toS / Math.max(1, seconds)));
  const fill = element("rect", {
    x: from,
    y: PLOT.top,
    width: to - from,
    height: PLOT.bottom - PLOT.top,
    class: `band${index % 2}`,
  });
  // A name needs about 7 units a letter; without room it is in the table.
  const label =
    to - from < name.length * 7
      ? ""
      : element("text", { x: from + 4, y: PLOT.top - 7 }, escapeText(name));
  return fill + label;
}
