import type { Figure } from "../server/figures.ts";
import type { Fetches } from "./first-visit.ts";
import type { ReaderBench, ReaderPage } from "./result.ts";
import { goalRatio } from "./result.ts";
import { categories } from "./scores.ts";

/** The report as lines for a terminal. */
export function toReportText(bench: ReaderBench): string[] {
  return [
    ...(bench.paint === null ? [] : describePaint(bench.paint, bench)),
    ...(bench.paint === null || bench.lighthouse === null ? [] : [""]),
    ...(bench.lighthouse === null ? [] : describeLighthouse(bench.lighthouse, bench)),
  ];
}

function describePaint(
  { phone, rounds }: NonNullable<ReaderBench["paint"]>,
  { browser, pages }: ReaderBench,
): string[] {
  const lines = [
    ["page", "", "ms", "", "bare, ms", "", "ratio", "reckoned", "to read", "whole visit"],
  ];
  const missed: string[] = [];
  let disturbed = 0;
  for (const page of pages) {
    if (page.paint === null) continue;
    const { page: own, bare, ratio, reckonedRatio } = page.paint;
    lines.push([
      toName(page),
      page.address,
      ...toCells(own.paintMs),
      ...toCells(bare.paintMs),
      ratio.toFixed(2),
      reckonedRatio.toFixed(2),
      toFetches(own.visit.toRead),
      toFetches(own.visit.whole),
    ]);
    disturbed += page.paint.disturbed;
    if (ratio > goalRatio) missed.push(`${page.address} (${ratio.toFixed(2)})`);
  }
  return [
    `First contentful paint in Chromium ${browser}, ${phone.downKilobitsPerS} kbit/s, ${phone.latencyMs} ms, CPU ${phone.cpuSlowdown} times slower: median (least to most) of ${rounds}`,
    "Bare: the same words in the same run, without styles, script and pictures. Reckoned: the ratio of latency, bytes and CPU time, which a busy machine does not move",
    ...align(lines),
    missed.length === 0
      ? `Every page is painted within ${goalRatio} times its bare page`
      : `Slower than ${goalRatio} times the bare page: ${missed.join(", ")}`,
    ...(disturbed === 0
      ? []
      : [
          `Other programs used the machine during ${disturbed} of ${2 * rounds * pages.length} loads: believe the reckoned ratio, or run it again when it is quiet`,
        ]),
  ];
}

function describeLighthouse(
  { version, runs }: NonNullable<ReaderBench["lighthouse"]>,
  { pages }: ReaderBench,
): string[] {
  const lines = [["page", "", ...categories]];
  const below: string[] = [];
  const speeds = pages.flatMap(({ lighthouse }) => lighthouse?.benchmarkIndex ?? []);
  for (const page of pages) {
    if (page.lighthouse === null) continue;
    const { scores, costs } = page.lighthouse;
    lines.push([toName(page), page.address, ...categories.map((name) => String(scores[name]))]);
    for (const name of categories.filter((each) => scores[each] < 100)) {
      below.push(`${page.address}: ${name} ${scores[name]}`);
      for (const { category, id, title, score, shown } of costs)
        if (category === name)
          below.push(
            `  ${String(score).padStart(3)}  ${id}: ${[title, shown].filter(Boolean).join(", ")}`,
          );
    }
  }
  return [
    `Lighthouse ${version}, mobile, simulated throttling: median of ${runs}`,
    `The machine's speed by its measure: ${Math.min(...speeds).toFixed(0)} to ${Math.max(...speeds).toFixed(0)}; a wide range is a busy machine, and then performance is judged too low`,
    ...align(lines),
    ...(below.length === 0
      ? ["100 in all four on every page"]
      : ["Below 100, and the audits that cost it:", ...below]),
  ];
}

function toName({ kind, language }: ReaderPage): string {
  return `${kind} ${language}`;
}

function toCells({ median, least, most }: Figure): string[] {
  return [median.toFixed(0), `${least.toFixed(0)} to ${most.toFixed(0)}`];
}

function toFetches({ requests, bytes }: Fetches): string {
  return `${requests}, ${bytes} B`;
}

/** Columns of equal width; figures stand right. */
function align(lines: readonly string[][]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? "").length)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) =>
        column >= 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
