import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { decimalNumber } from "../../cli/numbers.ts";
import { toAnalysisLines } from "../analyze/analysis-text.ts";
import type { Stretch } from "../analyze/analysis.ts";
import { analyzeLog } from "../analyze/analyze-log.ts";
import { parseStretch } from "../analyze/stretch.ts";
import { readLines } from "../files.ts";
import { expandFlags, flag } from "../report/flag.ts";
import { PROGRAM } from "../program-name.ts";
import type { Subcommand } from "../../cli/program.ts";

interface AnalyzeOptions {
  baseline: Stretch | null;
  gap: number;
  reading: number;
  cache: number;
  json: true | null;
}

const command: Command<AnalyzeOptions> = {
  usage: `${PROGRAM} analyze`,
  about:
    "Says what an access log tells of a crowd: how many, from where, to which pages. Sends nothing.",
  subject: {
    value: "LOG",
    about: "The path of a log: combined format, or one JSON object a line.",
    example: "access.log",
  },
  options: {
    baseline: {
      value: "FROM/TO",
      about: "What the peak is compared with, in UTC. Without it: the beginning of the log.",
      example: "2016-11-08T19:00/2016-11-08T20:00",
      read: parseStretch,
      fallback: null,
    },
    gap: {
      value: "MIN",
      about: "A pause of so many minutes ends a visit.",
      example: "30",
      read: decimalNumber({ least: 0.1, most: 1440 }),
      fallback: 30,
    },
    reading: {
      value: "S",
      about: "How long the last page of a visit is taken to be read, in seconds.",
      example: "30",
      read: decimalNumber({ least: 0, most: 3600 }),
      fallback: 30,
    },
    cache: {
      value: "S",
      about: "How long an imagined cache in front keeps an answer, in seconds.",
      example: "60",
      read: decimalNumber({ least: 1, most: 86_400 }),
      fallback: 60,
    },
    json: flag("Print the figures as JSON."),
  },
  examples: [
    `${PROGRAM} analyze access.log`,
    `${PROGRAM} analyze access.log --baseline 2016-11-08T19:00/2016-11-08T20:00`,
    `${PROGRAM} analyze access.json --json > analysis.json`,
  ],
};

export const analyze: Subcommand = {
  about: command.about,
  async execute(argv, screen) {
    const typed = parseArguments(command, expandFlags(command, argv));
    if (typed.help) {
      screen.write(`${toHelp(command)}\n`);
      return 0;
    }
    const { gap, reading, cache, baseline, json } = typed.options;
    const analysis = await analyzeLog(await readLines(typed.subject), {
      file: typed.subject,
      gapMinutes: gap,
      readingS: reading,
      keptS: cache,
      baseline,
    });
    screen.write(
      json ? `${JSON.stringify(analysis, null, 2)}\n` : `${toAnalysisLines(analysis).join("\n")}\n`,
    );
    return analysis.span === null ? 2 : 0;
  },
};
