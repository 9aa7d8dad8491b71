import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { flag } from "../../cli/flag.ts";
import { readAccepted } from "../accepted-file.ts";
import { explanations } from "../all-checks.ts";
import { readChangedFiles } from "../changed-files.ts";
import { explain } from "../report/explain.ts";
import type { Format } from "../report/format-report.ts";
import { formatReport } from "../report/format-report.ts";
import { runBuiltChecks } from "../run-built-checks.ts";
import type { CheckReport } from "../run-checks.ts";
import { runChecks } from "../run-checks.ts";
import type { AsOf } from "./options.ts";
import { asOfOption, baselineOption, formatOption } from "./options.ts";

interface Options {
  "as-of": AsOf;
  format: Format;
  changed: true | null;
  built: true | null;
  baseline: string;
  explain: string;
}

const command: Command<Options> = {
  usage: "npm run check --",
  about:
    "Checks everything in content/. Also: npm run check -- agree PAGE (both sides are equal), npm run check -- accept (notes that may stay).",
  options: {
    "as-of": asOfOption,
    format: formatOption,
    changed: flag("Show only what is in files that differ from the last commit."),
    built: flag("Check the built pages in dist instead: languages, weights."),
    baseline: baselineOption,
    explain: {
      value: "NAME",
      about: "Say what a check wants and why, with a good and a bad example.",
      example: "same-facts",
      read: (text) => text,
      fallback: "",
    },
  },
  examples: [
    "npm run check",
    "npm run check -- --changed",
    "npm run check -- --as-of 2026-12-01",
    "npm run check -- --explain in-step",
    "npm run check -- agree settle-in/winter",
  ],
};

/** `npm run check`: prints the report. Gives 0 when nothing stops publishing, else 1; throws a Refusal for wrong usage. */
export function check(argv: string[]): number {
  const typed = parseArguments(command, argv);
  if (typed.help) {
    console.log(
      `${toHelp(command)}\n\nExit codes: 0 nothing stops publishing · 1 errors · 2 wrong usage.`,
    );
    return 0;
  }
  const { options } = typed;
  if (options.explain !== "") {
    console.log(explain(options.explain, explanations));
    return 0;
  }
  const report = shownReport(process.cwd(), options);
  const text = formatReport(report, options.format);
  if (text !== "") console.log(text);
  return report.findings.some(({ level }) => level === "error") ? 1 : 0;
}

function shownReport(root: string, options: Options): CheckReport {
  const { day, now } = options["as-of"];
  const report =
    options.built === true
      ? runBuiltChecks(root)
      : runChecks({ root, day, now, accepted: readAccepted(root, options.baseline) });
  if (options.changed !== true) return report;
  const changed = readChangedFiles(root);
  return { ...report, findings: report.findings.filter(({ file }) => changed.has(file)) };
}
