import type { SectionRow } from "./section-rows.ts";

/** The columns of the table: a heading and how a row is shown under it. */
export const columns: readonly [string, (row: SectionRow) => string][] = [
  ["Section", ({ name }) => name.en],
  ["Pairs", ({ pairs }) => String(pairs)],
  ["In step", ({ inStep }) => String(inStep)],
  ["Due in 30 days", ({ due }) => String(due)],
  ["Overdue", ({ overdue }) => String(overdue)],
  ["Ease, English", ({ ease }) => toFigure(ease.en)],
  ["Ease, French", ({ ease }) => toFigure(ease.fr)],
  ["Bytes, median", ({ medianBytes }) => medianBytes.toLocaleString("en-CA")],
  ["most", ({ mostBytes }) => mostBytes.toLocaleString("en-CA")],
];

function toFigure(value: number | null): string {
  return value === null ? "–" : value.toFixed(0);
}

/** The rows as a table for a terminal: names to the left, figures to the right. */
export function toTextTable(rows: readonly SectionRow[]): string {
  const cells = [columns.map(([heading]) => heading), ...rows.map(toCells)];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

export function toCells(row: SectionRow): string[] {
  return columns.map(([, show]) => show(row));
}
