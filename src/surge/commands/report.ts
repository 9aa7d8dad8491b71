import { toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { toBytes, toCount } from "../numbers-text.ts";
import { gatherRun } from "../report/gather.ts";
import { toHeadlineSvg } from "../report/headline-chart.ts";
import { openAll, writeText } from "../report/open-files.ts";
import { toReportHtml } from "../report/report-html.ts";
import { toRunLines } from "../report/run-text.ts";
import { parseSeveral } from "../report/several-subjects.ts";
import { PROGRAM } from "../program-name.ts";
import type { Subcommand } from "../../cli/program.ts";
import { EXIT_CODES } from "../verdict.ts";

const command: Command<{ out: string; chart: string }> = {
  usage: `${PROGRAM} report`,
  about:
    "Shows the results of a run, as a page or in the terminal, and holds its limits against them.",
  subject: {
    value: "RESULTS...",
    about: "Results files: one, or those of all shards of one run, which are merged.",
    example: "results.jsonl",
  },
  options: {
    out: {
      value: "FILE.html",
      about:
        "Write the report to this file: one page, without script. Without it: to the terminal.",
      example: "report.html",
      read: (text) => text,
      fallback: "",
    },
    chart: {
      value: "FILE.svg",
      about: "Write one picture, visitors over time, to this file, for a page that shows it.",
      example: "chart.svg",
      read: (text) => text,
      fallback: "",
    },
  },
  examples: [
    `${PROGRAM} report results.jsonl --out report.html`,
    `${PROGRAM} report shard-1.jsonl shard-2.jsonl --out report.html`,
    `${PROGRAM} report results.jsonl`,
  ],
};

export const report: Subcommand = {
  about: command.about,
  async execute(argv, screen) {
    const typed = parseSeveral(command, argv);
    if (typed.help) {
      screen.write(`${toHelp(command)}\n`);
      return 0;
    }
    const { out, chart } = typed.options;
    const run = await gatherRun(await openAll(typed.subjects));
    if (chart !== "") await writeText(chart, toHeadlineSvg(run), "--chart");
    if (out === "") screen.write(`${toRunLines(run).join("\n")}\n`);
    else {
      const html = toReportHtml(run);
      await writeText(out, html);
      const files = run.files.length === 1 ? "" : ` from ${toCount(run.files.length)} files`;
      screen.write(`${out}: ${toBytes(Buffer.byteLength(html))}${files}, ${run.verdict.outcome}\n`);
    }
    return EXIT_CODES[run.verdict.outcome];
  },
};
