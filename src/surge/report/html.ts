import { escapeText } from "./charts/svg.ts";

/** A chapter of the report: a heading, and markup. */
export interface Section {
  id: string;
  title: string;
  html: string;
}

/** A table with a name. Cells are text; the first of a row is its head. Columns are set right, for figures, or left for words. */
export function toTable(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  cells: "figures" | "words" = "figures",
): string {
  const head = heads
    .map((text) => (text === "" ? "<td></td>" : `<th scope="col">${escapeText(text)}</th>`))
    .join("");
  const body = rows.map(([first = "", ...texts]) => {
    const data = texts.map((text) => `<td>${escapeText(text)}</td>`).join("");
    return `<tr><th scope="row">${escapeText(first)}</th>${data}</tr>`;
  });
  // A wide table scrolls by itself, so it has to be reachable with the keyboard.
  return `<div class="scroll ${cells}" tabindex="0" role="region" aria-label="${escapeText(caption)}"><table><caption>${escapeText(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

/** A picture with its explanation, and the figures behind it to fold out. */
export function toFigure(figure: {
  title: string;
  svg: string;
  caption: string;
  legend?: readonly LegendEntry[];
  /** Markup that explains the picture, where a legend of lines cannot. */
  key?: string;
  table: string;
}): string {
  const legend = (figure.legend ?? []).map(
    ({ name, style }) => `<li><span class="key ${style}"></span>${escapeText(name)}</li>`,
  );
  return [
    `<figure><h3>${escapeText(figure.title)}</h3>`,
    figure.key ?? "",
    legend.length === 0 ? "" : `<ul class="legend">${legend.join("")}</ul>`,
    // On a telephone the picture scrolls by itself, so it has to be reachable with the keyboard.
    `<div class="picture" tabindex="0" role="group" aria-label="${escapeText(figure.title)}">${figure.svg}</div>`,
    `<figcaption>${escapeText(figure.caption)}</figcaption>`,
    `<details><summary>The figures behind this chart</summary>${figure.table}</details>`,
    "</figure>",
  ].join("");
}

/** `style` is the class of the line or area, such as `c1` or `c2 dashed`. */
export interface LegendEntry {
  name: string;
  style: string;
}

/** A paragraph of text. */
export function toParagraph(text: string): string {
  return `<p>${escapeText(text)}</p>`;
}

/** Names and what belongs to them. */
export function toPairs(rows: readonly (readonly [string, string])[], style = "pairs"): string {
  const items = rows.map(
    ([name, text]) => `<div><dt>${escapeText(name)}</dt><dd>${escapeText(text)}</dd></div>`,
  );
  return `<dl class="${style}">${items.join("")}</dl>`;
}
