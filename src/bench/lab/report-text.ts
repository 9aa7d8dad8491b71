import { toSpread } from "../server/report-text.ts";
import type { EngineFigures, LabBench } from "./result.ts";

/** The report as lines for a terminal. */
export function toReportText({ engines, missing, memory, rounds }: LabBench): string[] {
  const head = ["", "requests", "connections", "ms/1,000 whole run", "ms/1,000 without the start"];
  return [
    `CPU milliseconds for 1,000 requests, user and system: median (least to most) of ${rounds} rounds; requests as the site counted them`,
    ...engines.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`),
    ...missing.map(({ name, why }) => `  ${name.padEnd(10)} not measured: ${why}`),
    "",
    ...align([head, ...engines.map(toRow)]),
    ...(memory === null ? [] : ["", ...describeMemory(memory)]),
  ];
}

function toRow({ name, requests, connections, wholeMs, marginalMs }: EngineFigures): string[] {
  return [
    name,
    requests.toFixed(0),
    connections.toFixed(0),
    toSpread(wholeMs),
    toSpread(marginalMs),
  ];
}

function describeMemory({ crowds, bytesEach }: NonNullable<LabBench["memory"]>): string[] {
  const sizes = crowds.map(
    ({ visitors, rssBytes }) => `${(rssBytes / 1e6).toFixed(0)} MB with ${visitors}`,
  );
  return [`Memory of the lab: ${sizes.join(", ")}; ${bytesEach} bytes for each live visitor more`];
}

function align(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
}
