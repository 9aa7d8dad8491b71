import type { Terminal } from "../cli/terminal.ts";
import type { CpuMeter } from "./cpu.ts";
import type { Guard } from "./guards.ts";
import type { Crew } from "./crew/crew.ts";
import { createMerge } from "./crew/merge.ts";
import { createHistogram } from "./histogram.ts";
import { parseLimit } from "./limits.ts";
import { toProgressLine } from "./progress-text.ts";
import { createLimitCheck } from "./results/check-windows.ts";
import { sumScopes } from "./results/counts.ts";
import { createJournal } from "./results/journal.ts";
import type { Header, ResultsLine, RunSummary, Second } from "./results/schema.ts";
import type { ServerMeter } from "./server-meter.ts";
import { toVerdict } from "./verdict.ts";

/** What a run is conducted with. */
export interface Conduct {
  header: Header;
  crew: Crew;
  terminal: Terminal;
  /** Of the process that conducts, when others send. */
  cpu: CpuMeter;
  serverMeter: ServerMeter;
  /** Is handed what ends the run early; gives back what to call when the run is over. */
  onInterrupt: (stop: () => void) => () => void;
  /** Keeps a line of the results. */
  write: (line: ResultsLine) => void;
  /** Looks at every second as it ends, and may stop the run. */
  guard: Guard;
  /** Is shown every second as it ends: for a live view. */
  onSecond?: (second: Second) => void;
}

/** Lets the crew play and writes down what happens: a line a second, a window every ten, the verdict at the end. */
export async function conduct(options: Conduct): Promise<RunSummary> {
  const { header, crew, terminal, write } = options;
  const limits = header.limits.flatMap((text) => {
    const limit = parseLimit(text);
    return "error" in limit ? [] : [limit];
  });
  const check = createLimitCheck(limits, header.plan.phases);
  let stopped = false;
  let guardReason: string | null = null;
  const stop = (): void => {
    stopped = true;
    crew.stop();
  };
  const heed = (line: Second): void => {
    if (stopped) return;
    guardReason = options.guard(line);
    if (guardReason !== null) stop();
  };
  const journal = createJournal({
    second(line) {
      write(line);
      terminal.status(toProgressLine(line));
      options.onSecond?.(line);
      heed(line);
    },
    window(line) {
      write(line);
      check.add(line);
    },
  });
  const isAlone = crew.size === 1;
  const merge = createMerge(crew.size, ({ delta, effort }) => {
    // One process alone is this one; it has told all of its effort already.
    const cpuMs = effort.cpuMs + (isAlone ? 0 : options.cpu.takeMs());
    const rssBytes = effort.rssBytes + (isAlone ? 0 : process.memoryUsage.rss());
    const generator = { cpuMs, rssBytes, processes: crew.size + (isAlone ? 0 : 1) };
    journal.add(delta, { generator, server: options.serverMeter.take() });
  });

  const faults: string[] = [];
  const logs: Record<string, number>[] = [];
  const release = options.onInterrupt(stop);
  write(header);
  // What happened before the start is nobody's cost.
  options.cpu.takeMs();
  options.serverMeter.take();
  try {
    await crew.play((member, report) => {
      if (report.kind === "second") merge.add(member, report.delta, report.effort);
      if (report.kind === "done" && report.log !== null) logs.push(report.log);
      if (report.kind === "fault") faults.push(report.message);
      if (report.kind === "done" || report.kind === "fault") merge.end(member);
    });
  } finally {
    release();
  }
  terminal.settle();

  const { peakVisitors, ...totals } = journal.finish();
  const lateness = createHistogram();
  lateness.add(totals.histograms.lateness);
  const verdict = toVerdict(check.finish(), {
    stopped,
    guard: guardReason,
    latenessP99Ms: lateness.percentileMs(99),
    latenessBoundMs: header.latenessBoundMs,
    command: header.command,
    requests: sumScopes(totals.counts).requests,
    notSent: totals.counts.failures["lab out of ports or files"] ?? 0,
    faults: [...new Set(faults)],
  });
  const summary: RunSummary = {
    kind: "summary",
    elapsedMs: crew.elapsedMs(),
    stopped,
    ...totals,
    peakVisitors: header.command === "run" ? peakVisitors : null,
    // Every process reads the whole log, so each has the same counts.
    log: logs[0] ?? null,
    verdict,
  };
  write(summary);
  return summary;
}
