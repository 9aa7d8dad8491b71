import type { ReaderBench } from "./result.ts";
import { goalRatio } from "./result.ts";

/** Colours with at least 3:1 against white. */
const colours = { page: "#1f7a5c", bare: "#7a8790" };

const width = 760;
const plotLeft = 150;
const plotRight = 620;
const barHeight = 11;
const gap = 2;
const groupGap = 12;
const top = 74;

/** Two bars for each page, its own first paint and the bare page's; the thin line is the spread from least to most. */
export function toChart({ pages, paint, day, browser }: ReaderBench): string {
  const measured = pages.flatMap((page) =>
    page.paint === null ? [] : [{ ...page, paint: page.paint }],
  );
  const mostMs = Math.max(
    100,
    ...measured.flatMap(({ paint: { page, bare } }) => [page.paintMs.most, bare.paintMs.most]),
  );
  const endMs = Math.ceil(mostMs / 100) * 100;
  const x = (ms: number): number => plotLeft + ((plotRight - plotLeft) * ms) / endMs;
  const groupHeight = 2 * (barHeight + gap) + groupGap;
  const bottom = top + measured.length * groupHeight;
  const stepMs = endMs > 1000 ? 200 : 100;
  const ticksMs = Array.from(
    { length: Math.floor(endMs / stepMs) + 1 },
    (_, step) => step * stepMs,
  );
  const parts = [
    text(12, 24, "First paint on a slow phone, milliseconds", 'font-size="15" font-weight="600"'),
    ...toSubtitles(paint, browser, day).map((line, index) => text(12, 42 + index * 17, line)),
    ...ticksMs.map(
      (ms) =>
        `<path d="M${x(ms).toFixed(1)} ${top}V${bottom}" stroke="#8885" />` +
        text(x(ms), bottom + 16, String(ms), 'text-anchor="middle"'),
    ),
    ...measured.flatMap(({ kind, language, paint: { page, bare, ratio } }, index) => {
      const groupTop = top + 6 + index * groupHeight;
      const words = `${page.paintMs.median.toFixed(0)} ms, ${ratio.toFixed(2)} times`;
      const weight = ratio > goalRatio ? 'font-weight="600"' : "";
      return [
        text(plotLeft - 10, groupTop + 16, `${kind}, ${language}`, 'text-anchor="end"'),
        ...[
          { figure: page.paintMs, fill: colours.page },
          { figure: bare.paintMs, fill: colours.bare },
        ].map(({ figure, fill }, row) => {
          const y = groupTop + row * (barHeight + gap);
          const middle = y + barHeight / 2;
          return (
            `<rect x="${plotLeft}" y="${y}" width="${(x(figure.median) - plotLeft).toFixed(1)}" height="${barHeight}" fill="${fill}" />` +
            `<path d="M${x(figure.least).toFixed(1)} ${middle}H${x(figure.most).toFixed(1)}" stroke="#333" />`
          );
        }),
        text(plotRight + 12, groupTop + 16, words, weight),
      ];
    }),
  ];
  const height = bottom + 28;
  const said = measured
    .map(
      ({ kind, language, paint: { page, bare } }) =>
        `${kind}, ${language}: ${page.paintMs.median.toFixed(0)}, bare ${bare.paintMs.median.toFixed(0)}`,
    )
    .join(". ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12"><title>First paint in milliseconds</title><desc>${escapeText(said)}</desc><rect width="${width}" height="${height}" fill="#fff" />${parts.join("")}</svg>\n`;
}

function toSubtitles(paint: ReaderBench["paint"], browser: string, day: string): string[] {
  const colouring = "Green: the page; grey: the same words without styles or script.";
  if (paint === null) return [colouring, day];
  const { phone, rounds } = paint;
  return [
    `${colouring} Median of ${rounds}; the line is least to most.`,
    `${phone.downKilobitsPerS / 1000} Mbit/s, ${phone.latencyMs} ms, CPU ${phone.cpuSlowdown} times slower, Chromium ${browser.split(".")[0]}, ${day}`,
  ];
}

function text(x: number, y: number, words: string, attributes = ""): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="#333" ${attributes}>${escapeText(words)}</text>`;
}

function escapeText(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
