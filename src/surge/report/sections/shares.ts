import { toBarChart } from "../charts/bar-chart.ts";
import { toFigure, toTable } from "../html.ts";
import { toCount, toRough } from "../../numbers-text.ts";

/** Parts of a whole, as bars with their table. */
export function toShareFigure(figure: {
  id: string;
  title: string;
  caption: string;
  /** What the parts are called, and what is counted, for the head of the table. */
  heads: [string, string];
  parts: readonly { name: string; count: number; colour?: number | "bad" | "muted" }[];
}): string {
  const whole = figure.parts.reduce((sum, { count }) => sum + count, 0);
  const share = (count: number): string => toShare(count, whole);
  return toFigure({
    title: figure.title,
    svg: toBarChart({
      id: figure.id,
      title: figure.title,
      description: figure.caption,
      bars: figure.parts.map(({ name, count, colour = 1 }) => ({
        name,
        part: count,
        text: `${share(count)} (${toCount(count)})`,
        colour,
      })),
    }),
    caption: figure.caption,
    table: toTable(
      figure.title,
      [...figure.heads, "Share"],
      figure.parts.map(({ name, count }) => [name, toCount(count), share(count)]),
    ),
  });
}

/** `12.5 %`; what is there is never shown as 0 %, nor what is not all as 100 %. */
export function toShare(count: number, whole: number): string {
  const percent = (100 * count) / Math.max(1, whole);
  if (count > 0 && percent < 0.1) return "under 0.1 %";
  if (count < whole && percent > 99.9) return "over 99.9 %";
  return `${toRough(percent)} %`;
}

/** The largest first; what is beyond `most` becomes "others". */
export function toLargest(
  tally: Record<string, number>,
  most: number,
): { name: string; count: number }[] {
  const rows = Object.entries(tally)
    .map(([name, count]) => ({ name, count }))
    .toSorted((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
  const rest = rows.slice(most).reduce((sum, { count }) => sum + count, 0);
  return rest === 0
    ? rows.slice(0, most)
    : [...rows.slice(0, most), { name: "others", count: rest }];
}
