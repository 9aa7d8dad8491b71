import { toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { Refusal } from "../../cli/refusal.ts";
import { toCompareHtml } from "../report/compare-html.ts";
import { toComparedRows } from "../report/compare-rows.ts";
import { findDifferences } from "../report/differences.ts";
import { gatherRun } from "../report/gather.ts";
import { openAll, writeText } from "../report/open-files.ts";
import type { RunData } from "../report/run-data.ts";
import { parseSeveral } from "../report/several-subjects.ts";
import { PROGRAM } from "../program-name.ts";
import type { Subcommand } from "../../cli/program.ts";

const command: Command<{ out: string }> = {
  usage: `${PROGRAM} compare`,
  about: "Puts the results of two runs side by side.",
  subject: {
    value: "A B",
    about: "Two results files. Shards of one run: with commas between.",
    example: "before.jsonl after.jsonl",
  },
  options: {
    out: {
      value: "FILE.html",
      about: "Write a page to this file. Without it: to the terminal.",
      example: "compare.html",
      read: (text) => text,
      fallback: "",
    },
  },
  examples: [
    `${PROGRAM} compare before.jsonl after.jsonl`,
    `${PROGRAM} compare before.jsonl after.jsonl --out compare.html`,
    `${PROGRAM} compare before-1.jsonl,before-2.jsonl after-1.jsonl,after-2.jsonl`,
  ],
};

export const compare: Subcommand = {
  about: command.about,
  async execute(argv, screen) {
    const typed = parseSeveral(command, argv);
    if (typed.help) {
      screen.write(`${toHelp(command)}\n`);
      return 0;
    }
    const [first, second, ...more] = typed.subjects;
    if (first === undefined || second === undefined || more.length > 0) {
      throw new Refusal(
        `${command.usage} needs two results files, for example ${command.usage} before.jsonl after.jsonl.`,
      );
    }
    const one = await gatherRun(await openAll(first.split(",")));
    const other = await gatherRun(await openAll(second.split(",")));
    if (typed.options.out === "") screen.write(`${toLines(one, other).join("\n")}\n`);
    else {
      await writeText(typed.options.out, toCompareHtml(one, other));
      screen.write(`${typed.options.out}: ${one.verdict.outcome} and ${other.verdict.outcome}\n`);
    }
    return 0;
  },
};

function toLines(one: RunData, other: RunData): string[] {
  const rows = toComparedRows(one, other).map((row) => [row.name, row.one, row.other, row.change]);
  const table = [
    ["", "first", "second", ""],
    ...rows,
    ["Verdict", one.verdict.outcome, other.verdict.outcome, ""],
  ];
  const width = (column: number): number =>
    Math.max(...table.map((row) => (row[column] ?? "").length));
  const [nameWidth, oneWidth, otherWidth] = [width(0), width(1), width(2)];
  return [
    ...table.map(([name = "", former = "", latter = "", change = ""]) =>
      `${name.padEnd(nameWidth)}  ${former.padStart(oneWidth)}  ${latter.padStart(otherWidth)}  ${change}`.trimEnd(),
    ),
    ...findDifferences(one, other).map((difference) => `Not alike. ${difference}`),
  ];
}
