import type { RunData } from "./run-data.ts";

/** What two runs were asked differently, in sentences; empty when a difference between them is the site's or the machine's. */
export function findDifferences(
  { header: one, ...first }: RunData,
  { header: other, ...second }: RunData,
): string[] {
  const pairs: [string, unknown, unknown][] = [
    ["The command", one.command, other.command],
    ["The profile or log", one.subject, other.subject],
    ["The seed", one.seed, other.seed],
    ["The number of visitors wanted at the peak", one.plan.peakVisitors, other.plan.peakVisitors],
    ["The length planned (seconds)", one.plan.durationMs / 1000, other.plan.durationMs / 1000],
    ["The compression of time", one.plan.compression, other.plan.compression],
    [
      "The number of connections of a visitor",
      one.plan.connectionsEach,
      other.plan.connectionsEach,
    ],
    ["The processor", one.machine.cpuModel, other.machine.cpuModel],
    ["The number of cores", one.machine.cores, other.machine.cores],
  ];
  const differences = pairs
    .filter(([, former, latter]) => former !== latter)
    .map(
      ([name, former, latter]) =>
        `${name}: ${String(former ?? "none")} in the first, ${String(latter ?? "none")} in the second.`,
    );
  for (const [name, { verdict }] of [
    ["first", first],
    ["second", second],
  ] as const) {
    if (verdict.outcome === "invalid" || verdict.outcome === "stopped")
      differences.push(`The ${name} run is ${verdict.outcome}, so its figures prove little.`);
  }
  return differences;
}
