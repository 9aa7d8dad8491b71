import type { Terminal } from "../../cli/terminal.ts";
import { conduct } from "../conduct.ts";
import { startCpuMeter } from "../cpu.ts";
import { gatherCrew } from "../crew/crew.ts";
import type { Job } from "../crew/job.ts";
import { joinGuards } from "../guards.ts";
import { onInterrupt } from "../interrupt.ts";
import type { Permission } from "../permission.ts";
import { createPermissionReader } from "../permit.ts";
import { openLivePage } from "../report/live-page.ts";
import { toReportLines } from "../report-text.ts";
import { createHdrLog } from "../results/hdr-log.ts";
import { openResultsFile, openTextFile } from "../results/results-file.ts";
import type { Header } from "../results/schema.ts";
import { createServerMeter } from "../server-meter.ts";
import { EXIT_CODES } from "../verdict.ts";
import { toGuards } from "./guard-options.ts";
import type { GuardOptions } from "./guard-options.ts";

/** Plays a job with that many processes, shows and keeps what happens, and gives the exit code. */
export async function play(
  job: Job,
  options: {
    header: Header;
    processes: number;
    terminal: Terminal;
    results: string;
    hlog: string;
    /** Whether to show the run as a page while it goes on. */
    live: boolean;
    guards: GuardOptions;
    permission: Permission | null;
  },
): Promise<number> {
  const { header, processes, terminal } = options;
  const { port, protocol } = new URL(job.target.origin);
  const cpu = startCpuMeter();
  const serverMeter = createServerMeter(Number(port) || (protocol === "https:" ? 443 : 80));
  const crew = await gatherCrew(job, processes);
  const results = openResultsFile(options.results);
  const hlog = openTextFile(options.hlog);
  const hdr = createHdrLog(header.startedAt, hlog.write);
  const { permission, guards } = options;
  const reader = permission === null ? null : createPermissionReader(job.target);
  const shards = header.shard.of;
  const permitted = permission === null || reader === null ? null : { permission, reader, shards };
  const live = options.live ? await openLivePage() : null;
  if (live !== null) terminal.line(`Live page  ${live.address}\n`);
  let outcome = "stopped";
  try {
    const summary = await conduct({
      header,
      crew,
      terminal,
      cpu,
      serverMeter,
      onInterrupt,
      guard: joinGuards(toGuards(guards, permitted)),
      ...(live === null ? {} : { onSecond: live.push }),
      write(line) {
        results.write(line);
        if (line.kind === "window") hdr.add(line);
      },
    });
    for (const line of toReportLines(summary)) terminal.line(line);
    outcome = summary.verdict.outcome;
    return EXIT_CODES[summary.verdict.outcome];
  } finally {
    results.close();
    hlog.close();
    await reader?.close();
    await live?.close(outcome);
  }
}
