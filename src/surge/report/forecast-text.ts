import { toClockTime } from "../clock-time.ts";
import { toCount, toRough } from "../numbers-text.ts";
import { toElapsed } from "./charts/scale.ts";
import { toTerminalChart } from "./charts/terminal-chart.ts";
import type { ForecastRow } from "./forecast.ts";

const MOST_ROWS = 12;

/** What a plan leads to, as charts and a table for a terminal. */
export function toForecastLines(rows: readonly ForecastRow[], durationMs: number): string[] {
  const ends = { from: "0:00", to: toElapsed(durationMs / 1000) };
  return [
    "Visitors at once",
    ...toTerminalChart({ values: rows.map(({ visitors }) => visitors), toLabel: toCount, ...ends }),
    "",
    "Requests a second",
    ...toTerminalChart({
      values: rows.map((row) => row.requestsPerSecond),
      toLabel: toRough,
      height: 4,
      ...ends,
    }),
    "",
    ...toTable(rows),
  ];
}

function toTable(rows: readonly ForecastRow[]): string[] {
  const every = Math.max(1, Math.floor(rows.length / MOST_ROWS));
  const cells = rows
    .filter((_, index) => index % every === Math.floor(every / 2))
    .map((row) => [
      toElapsed(row.atMs / 1000),
      toClockTime(row.clock),
      toCount(row.visitors),
      toRough(row.arrivalsPerSecond),
      toRough(row.pagesPerSecond),
      toRough(row.requestsPerSecond),
    ]);
  const table = [["time", "clock", "visitors", "arrivals/s", "pages/s", "requests/s"], ...cells];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table.map((row) =>
    row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  "),
  );
}
