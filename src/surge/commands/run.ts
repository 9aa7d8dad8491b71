import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { decimalNumber, wholeNumber } from "../../cli/numbers.ts";
import { createTerminal } from "../../cli/terminal.ts";
import type { Screen } from "../../cli/terminal.ts";
import { readDate, startClock } from "../clock.ts";
import { startCpuMeter } from "../cpu.ts";
import { drawVisits, toCrowd } from "../crowd.ts";
import { toCurve } from "../curve.ts";
import { discoverSite } from "../discover.ts";
import { assertWritable, writeJson } from "../files.ts";
import { onInterrupt } from "../interrupt.ts";
import { createMeasure } from "../measure.ts";
import { createPageGetter } from "../page-getter.ts";
import { toPlanLines } from "../plan-text.ts";
import { playCrowd } from "../play-crowd.ts";
import { reachTarget } from "../reach.ts";
import { readProfile } from "../read-profile.ts";
import { toReportLines } from "../report-text.ts";
import { createSender } from "../sender.ts";
import { runSession } from "../session.ts";
import type { Site } from "../site.ts";
import { PROGRAM } from "../subcommand.ts";
import type { Subcommand } from "../subcommand.ts";
import { toSummary } from "../summary.ts";
import type { Target } from "../target.ts";
import { EXIT_CODES } from "../verdict.ts";
import { liveVisit } from "../visitor.ts";
import { resultsOption, targetOption } from "./options.ts";

interface RunOptions {
  target: URL;
  visitors: number;
  seconds: number;
  seed: number;
  results: string;
}

const command: Command<RunOptions> = {
  usage: `${PROGRAM} run`,
  about: "Sends the crowd of a profile to a site, and says whether the site held.",
  subject: {
    value: "PROFILE",
    about: "A built-in profile, or the path of a YAML file.",
    example: "election-night-2016",
  },
  options: {
    target: targetOption,
    visitors: {
      value: "N",
      about: "Concurrent visitors at the peak: people with a page open.",
      example: "2000",
      read: wholeNumber({ least: 1, most: 1_000_000 }),
      fallback: 200,
    },
    seconds: {
      value: "S",
      about: "How long the run takes: the profile's whole curve, compressed.",
      example: "60",
      read: decimalNumber({ least: 1, most: 604_800 }),
      fallback: 60,
    },
    seed: {
      value: "N",
      about: "Where chance begins; the same seed gives the same visits.",
      example: "7",
      read: wholeNumber({ least: 0, most: 2 ** 32 - 1 }),
      fallback: 1,
    },
    results: resultsOption,
  },
  examples: [
    `${PROGRAM} run election-night-2016 --target http://localhost:4321`,
    `${PROGRAM} run election-night-2016 --target http://localhost:4321 --visitors 2000 --seconds 60 --results results.json`,
    `${PROGRAM} run ./my-crowd.yaml --target http://127.0.0.1:8080 --visitors 50 --seconds 600 --seed 7`,
  ],
};

export const run: Subcommand = {
  about: command.about,
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    if (typed.help) {
      screen.write(`${toHelp(command)}\n`);
      return 0;
    }
    return await sendCrowd(typed.subject, typed.options, screen);
  },
};

async function sendCrowd(name: string, options: RunOptions, screen: Screen): Promise<number> {
  const { visitors, seconds, seed, results } = options;
  const profile = readProfile(name);
  assertWritable(results);
  const target = await reachTarget(options.target, profile.permittedHosts);
  const terminal = createTerminal(screen, { plainEvery: Math.ceil(seconds / 120) });
  terminal.line(`Reading the pages of ${target.origin} to learn where visitors can go.\n`);
  const site = await learnSite(target);
  const crowd = toCrowd(profile, toCurve(profile, { visitors, seconds }), seed);
  for (const line of toPlanLines(name, crowd, { target, site })) terminal.line(line);

  const startedAt = readDate();
  const measure = createMeasure();
  const clock = startClock();
  const openConnection = createSender({
    target,
    clock,
    patienceMs: profile.visit.patience.seconds * 1000,
  });
  const live = liveVisit.bind(null, { clock, site, measure, openConnection });
  const play = (): Promise<void> =>
    playCrowd({ visits: drawVisits(crowd, site), durationMs: seconds * 1000, clock, live });
  const session = await runSession({
    play,
    clock,
    measure,
    cpu: startCpuMeter(),
    terminal,
    onInterrupt,
  });

  const assignment = {
    command: "run" as const,
    subject: name,
    target: target.origin,
    startedAt,
    options: { visitors, seconds, seed },
  };
  const bounds = { limits: profile.limits, latenessBoundMs: profile.generator.latenessP99Ms };
  const summary = toSummary(assignment, { measure, session, ...bounds });
  for (const line of toReportLines(summary)) terminal.line(line);
  if (results !== "") await writeJson(results, summary);
  return EXIT_CODES[summary.verdict.outcome];
}

async function learnSite(target: Target): Promise<Site> {
  const getter = createPageGetter(target);
  try {
    return await discoverSite(getter.get, target.origin);
  } finally {
    await getter.close();
  }
}
