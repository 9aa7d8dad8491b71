import { toSpread } from "../server/report-text.ts";
import { requestsOf } from "./lab-summary.ts";
import { toShares } from "./night.ts";
import type { CrowdFigures, EdgeBench, FrontId, NightFigures, RowId } from "./result.ts";

/** Names as people write them. */
export const frontTitles: Record<FrontId, string> = {
  "nginx-tls": "nginx with TLS, h2",
  nginx: "nginx without TLS",
  server: "our server, no edge",
};
export const rowTitles: Record<RowId, string> = {
  page: "page, kept connection",
  "not-modified": "304, kept connection",
  new: "page, new connection",
  returning: "page, new connection, resumed",
  form: "form, refused",
};

/** The report as lines for a terminal. */
export function toReportText(bench: EdgeBench): string[] {
  const { rows, rounds, requests, page, nginx, absent, idleBytes, crowds, splits, night } = bench;
  return [
    `CPU microseconds per request: median (least to most) of ${rounds} rounds, ${requests} requests each; ${page.address}, ${page.brBytes} bytes in brotli; nginx ${nginx ?? "missing"}`,
    ...absent.map(({ id, why }) => `  ${frontTitles[id]} is not measured: ${why}`),
    ...rows.flatMap(toRowLines),
    ...(idleBytes === null
      ? []
      : [
          "",
          `An idle connection adds to nginx ${toKilobytes(idleBytes.tls.median)} with TLS, ${toKilobytes(idleBytes.plain.median)} without`,
        ]),
    ...(crowds.length === 0 ? [] : ["", ...crowds.flatMap((crowd) => toCrowdLines(crowd, splits))]),
    ...(night === null ? [] : ["", ...toNightLines(night)]),
  ];
}

function toRowLines({ id, costUs }: EdgeBench["rows"][number]): string[] {
  const lines = Object.entries(costUs).map(([front, { edge, server }]) => {
    const sides = [
      ...(edge === null ? [] : [`nginx ${toSpread(edge)}`]),
      ...(edge === null || id === "form" ? [`server ${toSpread(server)}`] : []),
    ];
    return `  ${rowTitles[id].padEnd(31)}${frontTitles[front as FrontId].padEnd(21)}${sides.join(", ")}`;
  });
  return lines;
}

function toCrowdLines(
  { front, cost, cores, visitorsPerCore, crowd }: CrowdFigures,
  splits: EdgeBench["splits"],
): string[] {
  const { edge, server } = cost;
  const sides = [
    ...(edge === null ? [] : [`nginx ${toSpread(edge)} us`]),
    `server ${toSpread(server)} us`,
  ].join(", ");
  const state = crowd.outcome === "invalid" ? `; ${crowd.reasons[0] ?? "not valid"}` : "";
  const split = splits[front];
  const opening = front === "nginx-tls" ? "handshakes" : "new connections";
  return [
    `${frontTitles[front]}: ${toCount(crowd.visitors)} visitors of the night for ${Math.round(crowd.seconds)} s, ${toCount(requestsOf(crowd))} requests, ${toCount(crowd.opened)} connections, ${crowd.errors} errors${state}`,
    `  ${sides} a request; ${cores.median.toFixed(3)} of a core; one core carries ${toCount(visitorsPerCore.median)} visitors at once`,
    ...(split === undefined
      ? []
      : [
          `  ${opening} ${toPercent(split.connections)}, pages and files ${toPercent(split.pages)}, forms ${toPercent(split.forms)}, with nobody there ${toPercent(split.standing)}, the rest ${toPercent(split.rest)} (${split.restUs.toFixed(0)} us a request: people come one by one)`,
        ]),
  ];
}

function toNightLines(night: NightFigures): string[] {
  const { edge, origins, visitors, seconds, cacheStatus } = night;
  const { kept, all } = toShares(night);
  const states = Object.entries(cacheStatus).toSorted(([, one], [, other]) => other - one);
  return [
    `The night through the nginx cache: ${toCount(visitors)} visitors, ${Math.round(seconds)} s, from a cold cache`,
    `  pages and files: ${toCount(edge.kept - origins.kept)} of ${toCount(edge.kept)} (${toPercent(kept, 2)}) never reached a server; ${states.map(([name, count]) => `${toCount(count)} ${name}`).join(", ")}`,
    `  with the ${toCount(edge.forms)} forms, which no cache may answer and of which ${toCount(origins.forms)} reached a server: ${toPercent(all, 2)} of all requests did not`,
  ];
}

export function toPercent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)} %`;
}

function toCount(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function toKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
