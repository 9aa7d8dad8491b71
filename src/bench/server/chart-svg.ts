import type { ContestantName } from "../contestants/contestant.ts";
import { titles } from "./report-text.ts";
import type { ServerBench } from "./result.ts";

/** Colours with at least 3:1 against white and against near-black, so that one picture serves light and dark pages. */
const colours: Record<ContestantName, string> = {
  freshet: "#1f7a5c",
  nginx: "#4a76b8",
  astro: "#b06a1e",
  sirv: "#8a6bb5",
};

const width = 760;
const plotLeft = 190;
const plotRight = 640;
const barHeight = 13;
const gap = 3;
const groupGap = 16;
const top = 56;

/**
 * Bars by row and server on a logarithmic axis, since the dear servers cost ten times the cheap ones; the thin line is the
 * spread from least to most.
 */
export function toChart({ rows, servers, day }: ServerBench): string {
  const figures = rows.flatMap(({ costUs }) => Object.values(costUs));
  const mostUs = 10 ** Math.ceil(Math.log10(Math.max(10, ...figures.map(({ most }) => most))));
  const leastUs = figures.some(({ least }) => least < 2) ? 0.1 : 1;
  const x = (us: number): number =>
    plotLeft +
    ((plotRight - plotLeft) * Math.log10(Math.max(us, leastUs) / leastUs)) /
      Math.log10(mostUs / leastUs);
  const groupHeight = servers.length * (barHeight + gap) + groupGap;
  const bottom = top + rows.length * groupHeight;
  const ticks = [1, 3, 10, 30, 100, 300, 1000, 3000].filter((us) => us <= mostUs);
  const parts = [
    text(12, 24, "CPU per request, microseconds (logarithmic)", 'font-size="15" font-weight="600"'),
    text(12, 42, `Median of interleaved rounds; the line is least to most. ${day}`),
    ...ticks.map(
      (us) =>
        `<path d="M${x(us).toFixed(1)} ${top}V${bottom}" stroke="#8885" />` +
        text(x(us), bottom + 16, String(us), 'text-anchor="middle"'),
    ),
    ...rows.flatMap(({ title, costUs }, group) => {
      const groupTop = top + 6 + group * groupHeight;
      const bars = servers.flatMap(({ name }, index) => {
        const figure = costUs[name];
        if (figure === undefined) return [];
        const y = groupTop + index * (barHeight + gap);
        const middle = y + barHeight / 2;
        return [
          `<rect x="${plotLeft}" y="${y}" width="${(x(figure.median) - plotLeft).toFixed(1)}" height="${barHeight}" fill="${colours[name]}" />`,
          `<path d="M${x(figure.least).toFixed(1)} ${middle}H${x(figure.most).toFixed(1)}" stroke="#888" stroke-width="2" />`,
          text(x(figure.most) + 6, middle + 4, `${figure.median.toFixed(1)} ${titles[name]}`),
        ];
      });
      return [text(plotLeft - 10, groupTop + 11, title, 'text-anchor="end"'), ...bars];
    }),
  ];
  const height = bottom + 28;
  const said = rows
    .map(({ title, costUs }) => {
      const each = servers.map(({ name }) => `${titles[name]} ${costUs[name]?.median.toFixed(1)}`);
      return `${title}: ${each.join(", ")}`;
    })
    .join(". ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12"><title>CPU microseconds per request</title><desc>${escapeText(said)}</desc><rect width="${width}" height="${height}" fill="#fff" />${parts.join("")}</svg>\n`;
}

function text(x: number, y: number, words: string, attributes = ""): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="#333" ${attributes}>${escapeText(words)}</text>`;
}

function escapeText(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
