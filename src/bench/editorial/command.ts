import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import type { Subcommand } from "../../cli/program.ts";
import { Refusal } from "../../cli/refusal.ts";
import { PROGRAM } from "../program-name.ts";
import { multiplyGuide } from "./multiply-guide.ts";

const command: Command<{ pages: number }> = {
  usage: `${PROGRAM} editorial`,
  about: "Measures what the checks of the content cost: on the guide as it is, and on many pages.",
  options: {
    pages: {
      value: "N",
      about: "Pages of the large guide, both languages together.",
      example: "4000",
      read: wholeNumber({ least: 2, most: 100_000 }),
      fallback: 4000,
    },
  },
  examples: [`${PROGRAM} editorial`, `${PROGRAM} editorial --pages 1000`],
};

export const editorial: Subcommand = {
  about: "what npm run check costs on the guide and on thousands of pages",
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    if (typed.help) {
      screen.write(`${toHelp(command)}\n`);
      return 0;
    }
    const root = process.cwd();
    const large = multiplyGuide(root, typed.options.pages);
    try {
      check(large.folder, ["agree", "--all", "--reason", "measured"]);
      for (const folder of [root, large.folder]) {
        const { cpuS, peakMiB, pairs, findings } = check(folder, ["--format", "json"]);
        screen.write(
          `${pairs * 2} pages: ${cpuS.toFixed(2)} s of CPU, ${peakMiB.toFixed(0)} MiB at the peak, ${findings} findings\n`,
        );
      }
    } finally {
      rmSync(large.folder, { recursive: true, force: true });
    }
    return 0;
  },
};

/** Tells at its end what the process has used (getrusage: microseconds of CPU, peak kilobytes). */
const tellUsage = `process.on("exit", () => process.stderr.write("\\n" + JSON.stringify(process.resourceUsage())));`;

const usageSchema = z.object({
  userCPUTime: z.number(),
  systemCPUTime: z.number(),
  maxRSS: z.number(),
});
const reportSchema = z.object({ pairs: z.number(), findings: z.array(z.unknown()) });

interface Cost {
  cpuS: number;
  peakMiB: number;
  pairs: number;
  findings: number;
}

function check(folder: string, words: readonly string[]): Cost {
  const main = resolve("src/editorial/main.ts");
  const preload = `--import=data:text/javascript,${encodeURIComponent(tellUsage)}`;
  const { stdout, stderr, status } = spawnSync(process.execPath, [preload, main, ...words], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (status === null || status > 1) throw new Refusal(`The check did not run: ${stderr}`);
  const usage = usageSchema.parse(JSON.parse(stderr.trim().split("\n").at(-1) ?? ""));
  const report = words.includes("json")
    ? reportSchema.parse(JSON.parse(stdout))
    : { pairs: 0, findings: [] };
  return {
    cpuS: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    peakMiB: usage.maxRSS / 1024,
    pairs: report.pairs,
    findings: report.findings.length,
  };
}
