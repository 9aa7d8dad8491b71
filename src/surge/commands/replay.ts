import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { decimalNumber, wholeNumber } from "../../cli/numbers.ts";
import { Refusal } from "../../cli/refusal.ts";
import { createTerminal } from "../../cli/terminal.ts";
import type { Screen } from "../../cli/terminal.ts";
import type { Share } from "../crowd.ts";
import { assertReadTwice, assertWritable, readLines } from "../files.ts";
import { arrange } from "../layout.ts";
import { parseLimit } from "../limits.ts";
import type { Limit } from "../limits.ts";
import { toCount, toDuration } from "../numbers-text.ts";
import { assertWithin } from "../permit.ts";
import { reachTarget } from "../reach.ts";
import { learnValidators } from "../replay/learn-validators.ts";
import { surveyLog } from "../replay/survey-log.ts";
import type { LogSurvey } from "../replay/survey-log.ts";
import { toReplayHeader } from "../results/header.ts";
import { PROGRAM } from "../program-name.ts";
import type { Subcommand } from "../../cli/program.ts";
import type { Target } from "../target.ts";
import { guardOptions } from "./guard-options.ts";
import type { GuardOptions } from "./guard-options.ts";
import {
  clientHeaderOption,
  hlogOption,
  processesOption,
  resultsOption,
  seedOption,
  shardOption,
  targetOption,
} from "./options.ts";
import { play } from "./play.ts";

interface ReplayOptions extends GuardOptions {
  target: URL;
  "client-header": string | null;
  speed: number;
  visitors: number;
  limits: string;
  lateness: number;
  seed: number;
  processes: number | null;
  shard: Share;
  results: string;
  hlog: string;
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
    target: targetOption,
    speed: {
      value: "K",
      about: "How many times faster than in the log; people's pauses get shorter too.",
      example: "10",
      read: decimalNumber({ least: 0.01, most: 100_000 }),
      fallback: 1,
    },
    visitors: {
      value: "K",
      about: "How many people stand for each visitor of the log, each with the same pauses.",
      example: "12",
      read: wholeNumber({ least: 1, most: 10_000 }),
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
    seed: seedOption,
    processes: processesOption,
    shard: shardOption,
    results: resultsOption,
    hlog: hlogOption,
    "client-header": clientHeaderOption,
    ...guardOptions,
  },
  examples: [
    `${PROGRAM} replay access.log --target http://localhost:4321 --speed 10`,
    `${PROGRAM} replay access.log --target http://localhost:4321 --visitors 12`,
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
  const { speed, visitors, seed, shard, results, hlog, lateness: latenessBoundMs } = options;
  const { "client-header": clientHeader } = options;
  for (const name of [results, hlog]) assertWritable(name);
  const { target, permission } = await reachTarget(options.target);
  assertReadTwice(file);
  const survey = await surveyLog(await readLines(file));
  const durationMs = survey.durationMs / speed;
  const connections = Math.ceil((survey.mostSenders * visitors) / shard.of);
  const demand = {
    connections,
    addressed: connections,
    requestsPerSecond: (survey.mostPerSecond * visitors * speed) / shard.of,
    processes: options.processes,
  };
  const wholeRate = demand.requestsPerSecond * shard.of;
  assertWithin(permission, { requestsPerSecond: wholeRate, durationMs });
  const { machine, processes, hosts } = await arrange(demand, target);
  const terminal = createTerminal(screen, { plainEvery: Math.ceil(durationMs / 120_000) });
  for (const line of toPlanLines(file, options, { target, survey, durationMs }))
    terminal.line(line);
  const validators = await learnValidators(target, survey.notModified);

  const limits = parseLimits(options.limits).map(({ text }) => text);
  const header = toReplayHeader(
    file,
    { durationMs, speed, seed, limits, latenessBoundMs },
    {
      target,
      shard,
      options: {
        speed,
        visitors,
        seed,
        ...(clientHeader === null ? {} : { "client-header": clientHeader }),
      },
      machine: machine.facts,
      processes,
      destinations: hosts.length,
    },
  );
  const share = { index: shard.index, of: shard.of };
  const log = { file, speed, visitors, patienceMs: PATIENCE_MS, validators };
  const job = { kind: "replay" as const, target, hosts, seed, share, clientHeader, ...log };
  const shown = { header, processes, terminal, results, hlog, live: false };
  return await play(job, { ...shown, guards: options, permission });
}

function toPlanLines(
  file: string,
  { speed, visitors, limits }: ReplayOptions,
  { target, survey, durationMs }: { target: Target; survey: LogSurvey; durationMs: number },
): string[] {
  const people = visitors === 1 ? "each visitor once" : `${visitors} people for each visitor`;
  return [
    `Replay of ${file} to ${target.origin} (${target.address}) at ${speed} times its speed, ${people}: GET and HEAD only,`,
    "each in its own second from the first line on, at random within that second; 304 lines ask whether a copy still holds.",
    `It takes ${toDuration(durationMs / 1000)}; up to ${toCount(survey.mostPerSecond * visitors * speed)} requests a second.`,
    `Limits: ${limits}\n`,
  ];
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
