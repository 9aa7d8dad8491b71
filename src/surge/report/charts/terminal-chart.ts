/** Eighths of a character cell, from the bottom. */
const EIGHTHS = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** What a chart in a terminal shows: one value for each equal step of time. */
export interface TerminalChart {
  values: readonly number[];
  /** Writes a value of the axis. */
  toLabel(value: number): string;
  /** Written under the left and the right end. */
  from: string;
  to: string;
  /** Size of the plot in characters, labels not counted. */
  width?: number;
  height?: number;
}

/**
 * Draws bars of block characters as lines of text. A column that stands for several values shows the highest, so that no
 * peak is lost.
 */
export function toTerminalChart({
  values,
  toLabel,
  from,
  to,
  width = 64,
  height = 6,
}: TerminalChart): string[] {
  if (values.length === 0) return [];
  const columns = toColumns(values, width);
  const highest = Math.max(...columns);
  const labels = Array.from({ length: height }, (_, row) => {
    if (row === 0) return toLabel(highest);
    return row === height - 1 ? toLabel(0) : "";
  });
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const rows = labels.map((label, row) => {
    const cells = columns.map((value) => {
      const eighths = highest <= 0 ? 0 : Math.round((value / highest) * height * 8);
      return EIGHTHS[Math.min(8, Math.max(0, eighths - (height - 1 - row) * 8))] ?? " ";
    });
    return `${label.padStart(labelWidth)} │${cells.join("")}`.trimEnd();
  });
  const space = Math.max(1, columns.length - from.length - to.length);
  const indent = " ".repeat(labelWidth + 2);
  return [
    ...rows,
    `${" ".repeat(labelWidth)} └${"─".repeat(columns.length)}`,
    `${indent}${from}${" ".repeat(space)}${to}`,
  ];
}

/** Exactly `width` columns: fewer values are widened, more are gathered. */
function toColumns(values: readonly number[], width: number): number[] {
  return Array.from({ length: width }, (_, column) => {
    const start = Math.floor((column * values.length) / width);
    const end = Math.max(start + 1, Math.floor(((column + 1) * values.length) / width));
    return Math.max(...values.slice(start, end));
  });
}
