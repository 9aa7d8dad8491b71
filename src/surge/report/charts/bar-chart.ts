import { toPicture } from "./frame.ts";
import { element, escapeText } from "./svg.ts";

/** One bar: `part` is its length, `text` what stands behind it. */
export interface Bar {
  name: string;
  part: number;
  text: string;
  colour: number | "bad" | "muted";
}

const WIDTH = 760;
const ROW = 28;
const LEFT = 190;
const RIGHT = 190;

/** Bars from left to right, the longest over the whole width. */
export function toBarChart(chart: {
  id: string;
  title: string;
  description: string;
  bars: readonly Bar[];
}): string {
  const longest = Math.max(...chart.bars.map(({ part }) => part), 0);
  const rows = chart.bars.map(({ name, part, text, colour }, index) => {
    const y = index * ROW;
    const width = longest === 0 ? 0 : (part / longest) * (WIDTH - LEFT - RIGHT);
    return [
      element("text", { x: LEFT - 10, y: y + 18, class: "end" }, escapeText(name)),
      // A bar that is there can be seen, however short.
      element("rect", {
        x: LEFT,
        y: y + 5,
        width: part > 0 ? Math.max(1.5, width) : 0,
        height: ROW - 10,
        rx: 2,
        class: `fill c${colour}`,
      }),
      element("text", { x: LEFT + Math.max(1.5, width) + 8, y: y + 18 }, escapeText(text)),
    ].join("");
  });
  return toPicture(chart, { width: WIDTH, height: Math.max(1, chart.bars.length) * ROW }, rows);
}
