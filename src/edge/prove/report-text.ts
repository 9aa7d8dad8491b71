import type { CheckResult } from "./check.ts";
import type { TierName } from "./running-edge.ts";

/** A tier's results as a Markdown table. */
export function toTable(tier: TierName, results: readonly CheckResult[]): string {
  const rows = results.map(({ name, saw, originRequests, worstMs, expected, holds }) =>
    [
      name,
      saw,
      originRequests === null ? "" : String(originRequests),
      worstMs === null ? "" : String(worstMs),
      holds ? "held" : `FAILED, expected: ${expected}`,
    ].map((cell) => cell.replaceAll("|", "\\|")),
  );
  const table = [["check", "what readers saw", "origin requests", "worst ms", "verdict"], ...rows];
  const widths = table[0]?.map((_, column) =>
    Math.max(
      ...table.map((row) => (column === 1 || column === 4 ? 4 : (row[column] ?? "").length)),
    ),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = table;
  const failed = results.filter(({ holds }) => !holds).length;
  return [
    `## ${tier}`,
    "",
    line(head),
    `|${head.map(() => "---").join("|")}|`,
    ...body.map(line),
    "",
    failed === 0
      ? `${results.length} of ${results.length} held.`
      : `${failed} of ${results.length} FAILED.`,
    "",
  ].join("\n");
}
