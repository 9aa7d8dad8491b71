import { toBytes, toCount, toNumbered, toRough } from "../numbers-text.ts";
import type { Layout } from "../preflight.ts";
import type { Machine } from "../machine.ts";
import type { ForecastRow } from "./forecast.ts";

/** What a plan needs, next to what this machine has, as rows of a table. */
export function toNeedsLines(
  need: {
    rows: readonly ForecastRow[];
    connections: number;
    bytesPerAnswer: number;
    layout: Layout;
    bytes: number;
  },
  { facts: { openFiles, portRange, cores }, freeBytes }: Machine,
): string[] {
  const { rows, connections, bytesPerAnswer, layout, bytes } = need;
  const requests = Math.max(...rows.map(({ requestsPerSecond }) => requestsPerSecond));
  const sent = rows.reduce(
    (sum, row, index) => sum + row.requestsPerSecond * toLengthS(rows, index),
    0,
  );
  const each = Math.ceil(connections / layout.processes);
  const ports = portRange[1] - portRange[0] + 1;
  const lines: [string, string][] = [
    [
      "Needs",
      `${toNumbered(Math.ceil(connections), "connection")} at once, in ${layout.processes === 1 ? "one process" : `${toCount(layout.processes)} processes`}`,
    ],
    ["  files", `${toCount(each)} in each process; one may have ${toCount(openFiles)} here`],
    [
      "  ports",
      `${toCount(connections / layout.destinations)} on ${layout.destinations === 1 ? "one address" : `each of ${toCount(layout.destinations)} addresses`} of the target; here are ${toCount(ports)} for each, of which the lab uses up to 4 in 10`,
    ],
    ["  memory", `about ${toBytes(bytes)}, kernel included; ${toBytes(freeBytes)} are free here`],
    [
      "  network",
      `${toRough((requests * bytesPerAnswer * 8) / 1e6)} Mbit/s at the busiest, at ${toBytes(bytesPerAnswer)} an answer (assumed)`,
    ],
    [
      "  CPU",
      `${toRough(requests)} requests a second at the busiest; this machine has ${toNumbered(cores, "core")} for the lab, and for the site when it is here too`,
    ],
    ["  in all", `about ${toCount(sent)} requests, if every page has the form that people send`],
  ];
  return lines.map(([name, text]) => `${name.padEnd(11)}${text}`);
}

function toLengthS(rows: readonly ForecastRow[], index: number): number {
  const [one, other] =
    index + 1 < rows.length ? [rows[index], rows[index + 1]] : [rows[index - 1], rows[index]];
  return ((other?.atMs ?? 0) - (one?.atMs ?? 0)) / 1000;
}
