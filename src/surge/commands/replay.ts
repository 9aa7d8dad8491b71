import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { decimalNumber } from "../../cli/numbers.ts";
import { Refusal } from "../../cli/refusal.ts";
import { createTerminal } from "../../cli/terminal.ts";
import type { Screen } from "../../cli/terminal.ts";
import { readDate, startClock } from "../clock.ts";
import { startCpuMeter } from "../cpu.ts";
import { assertWritable, readLines, writeJson } from "../files.ts";
import { onInterrupt } from "../interrupt.ts";
import { parseLimit } from "../limits.ts";
import type { Limit } from "../limits.ts";
import { createMeasure } from "../measure.ts";
import { playReplay } from "../play-replay.ts";
import { reachTarget } from "../reach.ts";
import { createReplayCounts, scheduleReplay } from "../replay-schedule.ts";
import { toReportLines } from "../report-text.ts";
import { createSender } from "../sender.ts";
import { runSession } from "../session.ts";
import { PROGRAM } from "../subcommand.ts";
import type { Subcommand } from "../subcommand.ts";
import { toSummary } from "../summary.ts";
import { EXIT_CODES } from "../verdict.ts";
import { resultsOption, targetOption } from "./options.ts";

interface ReplayOptions {
  target: URL;
  speed: number;
  limits: string;
  lateness: number;
  results: string;
}

const PATIENCE_MS = 10_000;

const command: Command<ReplayOptions> = {
  usage: `${PROGRAM} replay`,
  about: "Sends the GET and HEAD requests of an access log again, with their own timing.",
  subject: {
    value: "LOG",
    about: "The path of a log in combined format (Apache, nginx, this site).",
    example: "access.log",
  },
  options: {
    target: { ...targetOption, about: "The site: scheme, host and port. On this machine only." },
    speed: {
      value: "K",
      about: "How many times faster than in the log.",
      example: "10",
      read: decimalNumber({ least: 0.01, most: 100_000 }),
      fallback: 1,
    },
    limits: {
      value: "LIMITS",
      about: "What has to hold, with commas between.",
      example: "errors <= 0, p99 <= 1500ms",
      read: (text) => (parseLimits(text), text),
      fallback: "errors <= 0, p99 <= 1500ms",
    },
    lateness: {
      value: "MS",
      about: "The run is invalid when the lab itself is later than this with 1 request in 100.",
      example: "50",
      read: decimalNumber({ least: 1, most: 60_000 }),
      fallback: 50,
    },
    results: resultsOption,
  },
  examples: [
    `${PROGRAM} replay access.log --target http://localhost:4321 --speed 10`,
    `${PROGRAM} replay access.log --target http://localhost:4321 --limits "errors < 0.1%, pages: p95 < 1s"`,
  ],
};

export const replay: Subcommand = {
  about: command.about,
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    if (typed.help) {
      screen.write(`${toHelp(command)}\n`);
      return 0;
    }
    return await sendLog(typed.subject, typed.options, screen);
  },
};

async function sendLog(file: string, options: ReplayOptions, screen: Screen): Promise<number> {
  const { speed, results } = options;
  assertWritable(results);
  const target = await reachTarget(options.target, null);
  const lines = await readLines(file);
  const terminal = createTerminal(screen);
  terminal.line(
    `Replay of ${file} at ${speed} times its speed to ${target.origin} (${target.address}): GET and HEAD only,`,
  );
  terminal.line(
    "each at its own moment from the first line on; requests of one second are spread evenly over it.",
  );
  terminal.line(`Limits: ${options.limits}\n`);

  const startedAt = readDate();
  const log = createReplayCounts();
  const measure = createMeasure();
  const clock = startClock();
  const openConnection = createSender({ target, clock, patienceMs: PATIENCE_MS });
  const requests = scheduleReplay(lines, { speed, counts: log });
  const play = (): Promise<void> => playReplay(requests, { clock, measure, openConnection });
  const session = await runSession({
    play,
    clock,
    measure,
    cpu: startCpuMeter(),
    terminal,
    onInterrupt,
  });

  const assignment = {
    command: "replay" as const,
    subject: file,
    target: target.origin,
    startedAt,
    options: { speed },
  };
  const bounds = { limits: parseLimits(options.limits), latenessBoundMs: options.lateness };
  const summary = toSummary(assignment, { measure, session, ...bounds, log });
  for (const line of toReportLines(summary)) terminal.line(line);
  if (results !== "") await writeJson(results, summary);
  return EXIT_CODES[summary.verdict.outcome];
}

function parseLimits(text: string): Limit[] {
  const parts = text.split(",").map((part) => part.trim());
  return parts.map((part) => {
    const limit = parseLimit(part);
    if ("error" in limit)
      throw new Refusal(parts.length > 1 ? `"${part}": ${limit.error}` : limit.error);
    return limit;
  });
}
