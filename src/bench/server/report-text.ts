import type { ContestantName } from "../contestants/contestant.ts";
import type { Figure } from "./figures.ts";
import { dearest, toRatio } from "./figures.ts";
import type { ServerBench } from "./result.ts";

/** The report as lines for a terminal. */
export function toReportText(bench: ServerBench): string[] {
  return [
    ...describe(bench),
    ...(bench.rows.length === 0 ? [] : ["", ...toTable(bench)]),
    ...(bench.memory === null ? [] : ["", ...describeMemory(bench.memory)]),
    ...(bench.sizes === null ? [] : ["", ...describeSizes(bench.sizes)]),
    ...(bench.refusals === null ? [] : ["", ...describeRefusals(bench.refusals)]),
  ];
}

function describe({ servers, absent, page, rounds, requests }: ServerBench): string[] {
  return [
    `CPU microseconds per request: median (least to most) of ${rounds} rounds, ${requests} requests each; ${page.address}, ${page.brBytes} bytes in brotli`,
    ...servers.map(({ name, about }) => `  ${name.padEnd(8)} ${about}`),
    ...absent.map(({ name, why }) => `  ${name.padEnd(8)} not measured: ${why}`),
  ];
}

function toTable({ rows, servers }: ServerBench): string[] {
  const lines = [["", "server", "us", "least to most", "x nginx", "of the dearest"]];
  for (const { title, costUs } of rows) {
    servers.forEach(({ name }, index) => {
      const figure = costUs[name];
      if (figure === undefined) return;
      const saved = toRatio(dearest(costUs) ?? figure, figure) ?? 1;
      lines.push([
        index === 0 ? title : "",
        name,
        figure.median.toFixed(1),
        `${figure.least.toFixed(1)} to ${figure.most.toFixed(1)}`,
        toRatio(figure, costUs.nginx)?.toFixed(2) ?? "",
        servers.length === 1 ? "" : toSaving(saved),
      ]);
    });
  }
  return align(lines);
}

function toSaving(ratio: number): string {
  if (ratio === 1) return "the dearest";
  return ratio < 1.05 ? "as dear" : `${ratio.toFixed(1)} times cheaper`;
}

function align(lines: readonly string[][]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? "").length)),
  );
  const isNumber = (column: number): boolean => column >= 2 && column <= 4;
  return lines.map((line) =>
    line
      .map((cell, column) =>
        isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}

function describeMemory({ table, servers }: NonNullable<ServerBench["memory"]>): string[] {
  const lines = [
    `Memory (resident): the table holds ${table.rows} addresses and ${toMegabytes(table.bodyBytes)} of bodies in all encodings`,
  ];
  for (const [name, { servingBytes, idle }] of Object.entries(servers)) {
    const each = idle.map(
      ({ connections, bytesEach }) =>
        `${(bytesEach / 1024).toFixed(1)} KB for each of ${connections} idle connections`,
    );
    lines.push(`  ${name.padEnd(8)} ${toMegabytes(servingBytes)} serving; ${each.join(", ")}`);
  }
  return lines;
}

function describeSizes(sizes: NonNullable<ServerBench["sizes"]>): string[] {
  const lines = sizes.map(({ server, pages, spread, costUs, memoryBytes }) => {
    const first = sizes.find((size) => size.server === server);
    const more = toRatio(costUs, first?.costUs)?.toFixed(2);
    return `  ${server.padEnd(8)} ${String(pages).padStart(6)} pages, ${spread}: ${toSpread(costUs)} us, ${more} times its first; ${toMegabytes(memoryBytes)}`;
  });
  return ["Size of the site: CPU per request, by which pages are asked for", ...lines];
}

function describeRefusals({ pageUs, ...refused }: NonNullable<ServerBench["refusals"]>): string[] {
  const line = (what: string, figure: Figure): string =>
    `  ${what}: ${toSpread(figure)} us, ${toRatio(figure, pageUs)?.toFixed(2)} times a page`;
  return [
    `Refused with the surge switch thrown, against a page of the same server (${toSpread(pageUs)} us)`,
    line("a tool's question", refused.toolUs),
    line("a form, whose body node reads before anybody can refuse it", refused.formUs),
  ];
}

/** `12.3 (11.9 to 13.0)`. */
export function toSpread({ median, least, most }: Figure): string {
  return `${median.toFixed(1)} (${least.toFixed(1)} to ${most.toFixed(1)})`;
}

function toMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Names as people write them. */
export const titles: Record<ContestantName, string> = {
  freshet: "Freshet",
  nginx: "nginx",
  astro: "@astrojs/node",
  sirv: "sirv",
};
