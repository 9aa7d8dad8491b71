import { frontTitles, rowTitles } from "./report-text.ts";
import type { EdgeBench, FrontId } from "./result.ts";

/** Colours with at least 3:1 against white and against near-black, so that one picture serves light and dark pages. */
const colours = { edge: "#4a76b8", server: "#1f7a5c" };

const width = 760;
const plotLeft = 210;
const plotRight = 600;
const barHeight = 14;
const gap = 4;
const groupGap = 18;
const top = 62;

/** One bar: a front in a group, with the share of each side. */
interface Bar {
  group: string;
  front: FrontId;
  edgeUs: number;
  serverUs: number;
}

/** CPU a request by front: every row, and the crowd of the night under them; nginx and our server stacked in one bar. */
export function toChart(bench: EdgeBench): string {
  const bars = toBars(bench);
  const groups = [...new Set(bars.map(({ group }) => group))];
  const mostUs = Math.max(1, ...bars.map(({ edgeUs, serverUs }) => edgeUs + serverUs));
  const x = (us: number): number => (us / mostUs) * (plotRight - plotLeft);
  let y = top;
  const parts: string[] = [
    text(12, 24, "CPU per request, microseconds", 'font-size="15" font-weight="600"'),
    text(12, 44, `Median of ${bench.rounds} rounds. ${bench.day}`),
    rect({ x: 420, y: 35, width: 11, height: 11, fill: colours.edge }),
    text(436, 45, "nginx"),
    rect({ x: 500, y: 35, width: 11, height: 11, fill: colours.server }),
    text(516, 45, "our server"),
  ];
  for (const group of groups) {
    parts.push(text(12, y + 11, group, 'font-weight="600"'));
    y += barHeight + gap;
    for (const { front, edgeUs, serverUs } of bars.filter((bar) => bar.group === group)) {
      const [edgeWidth, serverWidth] = [x(edgeUs), x(serverUs)];
      parts.push(
        text(plotLeft - 10, y + 11, frontTitles[front], 'text-anchor="end"'),
        rect({ x: plotLeft, y, width: edgeWidth, height: barHeight, fill: colours.edge }),
        rect({
          x: plotLeft + edgeWidth,
          y,
          width: serverWidth,
          height: barHeight,
          fill: colours.server,
        }),
        text(plotLeft + edgeWidth + serverWidth + 6, y + 11, (edgeUs + serverUs).toFixed(1)),
      );
      y += barHeight + gap;
    }
    y += groupGap;
  }
  const said = bars
    .map(
      ({ group, front, edgeUs, serverUs }) =>
        `${group}, ${frontTitles[front]}: nginx ${edgeUs.toFixed(1)}, our server ${serverUs.toFixed(1)}`,
    )
    .join(". ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img" font-family="system-ui, sans-serif" font-size="12"><title>CPU microseconds per request through nginx with TLS, without, and without an edge</title><desc>${escapeText(said)}</desc><rect width="${width}" height="${y}" fill="#fff" />${parts.join("")}</svg>\n`;
}

function toBars({ rows, crowds }: EdgeBench): Bar[] {
  const ofRows = rows.flatMap(({ id, costUs }) =>
    Object.entries(costUs).map(([front, { edge, server }]) => ({
      group: rowTitles[id],
      front: front as FrontId,
      edgeUs: edge?.median ?? 0,
      // Only forms go through to the server; what it does beside pages of nginx is its own idling.
      serverUs: edge === null || id === "form" ? server.median : 0,
    })),
  );
  const ofCrowd = crowds.map(({ front, cost: { edge, server } }) => ({
    group: "the crowd of the night",
    front,
    edgeUs: edge?.median ?? 0,
    serverUs: server.median,
  }));
  return [...ofRows, ...ofCrowd];
}

function rect(parts: Record<"x" | "y" | "width" | "height", number> & { fill: string }): string {
  const { x, y, width: wide, height, fill } = parts;
  return `<rect x="${x.toFixed(1)}" y="${y}" width="${wide.toFixed(1)}" height="${height}" fill="${fill}" />`;
}

function text(x: number, y: number, words: string, attributes = ""): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="#333" ${attributes}>${escapeText(words)}</text>`;
}

function escapeText(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
